import type { Backing } from '../model/backing';
import type { Cluster, Environment } from '../model/environment';
import { type FactsTable, factsOf } from '../model/facts';
import type { NodePool } from '../model/kinds/cluster';
import type { Platform } from '../model/platform';
import { gather, type Locator, type Outcome, type Problem } from '../model/problem';
import type { EnvironmentSpec } from '../spec/environment-spec';
import type { Parsed } from '../spec/parse';
import { options, policies } from './defaults';
import { type BackingSpec, settleBacking } from './parts/backings';
import { gpuLabel } from './parts/scheduling';

/** An environment, and where each part of it was written. */
export interface SettledEnvironment {
  readonly environment: Environment;
  readonly spec: EnvironmentSpec;
  readonly locate: Locator;
}

type ClusterSpec = Extract<NonNullable<EnvironmentSpec['cluster']>, { name?: string }> & {
  readonly [K in 'existing' | 'cloud' | 'version' | 'issuer' | 'maintenanceWindow']?: string;
} & { readonly nodePools?: Readonly<Record<string, PoolSpec>>; readonly apiAllowList?: readonly string[] };
type PoolSpec = Partial<Omit<NodePool, 'name'>> & { readonly disk?: number };

/** Leaves nothing of a platform's environments to default. */
export function settleEnvironments(
  parsed: readonly Parsed<EnvironmentSpec>[],
  platform: Platform,
  facts: FactsTable,
): Outcome<SettledEnvironment[]> {
  return gather(parsed.map((one) => settleEnvironment(one, parsed, platform, facts)));
}

function settleEnvironment(
  { name, file, spec, locate }: Parsed<EnvironmentSpec>,
  all: readonly Parsed<EnvironmentSpec>[],
  platform: Platform,
  facts: FactsTable,
): Outcome<SettledEnvironment> {
  const problems: Problem[] = [];
  const report = (code: Problem['code'], path: readonly PropertyKey[], message: string) =>
    void problems.push({ ...locate(path), code, message });
  const { stage, cloud, placements = {}, state } = spec;
  const owner = ownerOf(name, spec, all);
  const owned = (owner.spec.cluster ?? {}) as ClusterSpec;
  const deletionProtection = spec.deletionProtection ?? stage === 'production';
  const cluster = settleCluster(owner, owned);

  if (facts[cloud]!.layer === 'terraform') {
    if (!placements[cloud]) report('E330', ['placements'], `expected a placement on ${cloud}, got none`);
    if (!state) report('E331', ['state'], 'expected the place of the Terraform state, got none');
  }
  if (!Object.hasOwn(facts, cluster.cloud))
    report('E332', ['cluster', 'cloud'], `expected one of ${Object.keys(facts).join(', ')}, got ${cluster.cloud}`);
  else checkCluster(cluster, spec, facts, report);

  const partial = { name, stage, cloud, placements: placements as Environment['placements'], deletionProtection };
  const shared = Object.entries(
    (spec.shared ?? {}) as Readonly<Record<string, BackingSpec & { kind: Backing['kind'] }>>,
  ).flatMap(([key, one]) => {
    const told = (code: Problem['code'], path: readonly PropertyKey[], message: string) =>
      report(code, ['shared', key, ...path], message);
    return settleBacking(one.kind, key, one, { environment: { ...partial, shared: {} }, facts, report: told }) ?? [];
  });
  const network = owner.spec.network ?? {};
  const policy = { ...options.network, ...policies[owner.spec.stage].network };
  return {
    value: {
      spec,
      locate,
      environment: {
        ...partial,
        source: file,
        state,
        cluster,
        clusterOwner: owner.name,
        network: {
          cidr: network.cidr ?? policy.cidr,
          zones: network.zones ?? policy.zones,
          nat: network.nat ?? policy.nat,
          existing: network.existing,
        },
        shared: Object.fromEntries(shared.map((one) => [one.name, one])),
        host: spec.host ?? (stage === 'production' ? platform.domain : `${name}.${platform.domain}`),
        quota: spec.quota ?? {},
        limits: {
          default: spec.limits?.default ?? { memory: '512Mi' },
          defaultRequest: spec.limits?.defaultRequest ?? { cpu: '100m', memory: '128Mi' },
        },
      },
    },
    problems,
  };
}

/** The environment whose own cluster another runs on: the one that its `cluster` names, or itself. */
function ownerOf(
  name: string,
  { cluster }: EnvironmentSpec,
  all: readonly Parsed<EnvironmentSpec>[],
): Parsed<EnvironmentSpec> {
  const self = all.find((one) => one.name === name)!;
  const { name: wanted = name } = (cluster ?? {}) as ClusterSpec;
  const owns = ({ name: other, spec }: Parsed<EnvironmentSpec>) =>
    other === wanted || (spec.cluster as ClusterSpec | undefined)?.name === wanted;
  return Object.keys(cluster ?? {}).length > 1
    ? self
    : (all.find((one) => one.name === wanted) ?? all.find(owns) ?? self);
}

function settleCluster({ name, spec }: Parsed<EnvironmentSpec>, asked: ClusterSpec): Cluster {
  const pools = Object.entries(asked.nodePools ?? { general: {} });
  return {
    name: asked.name ?? name,
    cloud: asked.cloud ?? spec.cloud,
    existing: asked.existing,
    version: asked.version ?? options.cluster.version,
    nodePools: pools.map(([pool, one]) => nodePool(pool, one)),
    apiAllowList: asked.apiAllowList ?? [],
    issuer: asked.issuer,
    maintenanceWindow: asked.maintenanceWindow,
  };
}

function nodePool(
  name: string,
  {
    size = 'medium',
    instanceTypes = [],
    min = 1,
    max = Math.max(min, 3),
    disk = 50,
    gpu,
    spot = false,
    labels = {},
    taints = [],
  }: PoolSpec,
): NodePool {
  const gpuTaint = { key: 'nvidia.com/gpu', value: 'true', effect: 'NoSchedule' } as const;
  return {
    name,
    size,
    instanceTypes,
    min,
    max,
    diskGiB: disk,
    gpu,
    spot,
    labels: { ...(gpu ? { [gpuLabel]: gpu.type } : {}), ...labels },
    taints: gpu && !taints.some(({ key }) => key === gpuTaint.key) ? [...taints, gpuTaint] : taints,
  };
}

function checkCluster(
  { existing, cloud, nodePools }: Cluster,
  spec: EnvironmentSpec,
  facts: FactsTable,
  report: (code: Problem['code'], path: readonly PropertyKey[], message: string) => void,
): void {
  const known = factsOf(facts, cloud, 'cluster');
  const written = Object.keys((spec.cluster ?? {}) as object).some((key) => key === 'nodePools' || key === 'version');
  if ('lacks' in known && !existing && written)
    report('E332', ['cluster'], `${cloud} has no cluster to make: ${known.lacks}`);
  for (const { name, min, max } of nodePools)
    if (min > max)
      report('E333', ['cluster', 'nodePools', name], `expected min at most max, got min ${min} and max ${max}`);
}
