import type { Cluster, Environment } from '../../model/environment';
import { madeForOneCluster } from '../../model/component-names';
import { type FactsTable, factsOf } from '../../model/facts';
import type { Report } from '../../model/problem';
import type { EnvironmentSpec } from '../../spec/environment-spec';
import type { Parsed } from '../../spec/parse';
import { options, policies } from '../settings/defaults';
import type { BackingSpec } from '../backing/translation';
import { nodePool, type PoolSpec } from './node-pool';
import { checkOffers } from '../backing/offers';
import { settleNative } from '../backing/native-options';

type Written = Parsed<EnvironmentSpec>;
type ClusterSpec = {
  readonly [K in 'name' | 'existing' | 'cloud' | 'version' | 'issuer' | 'maintenanceWindow']?: string;
} & {
  readonly nodePools?: Readonly<Record<string, PoolSpec>>;
  readonly apiAllowList?: readonly string[];
  readonly dns?: readonly string[];
  readonly storageClasses?: Cluster['storageClasses'];
  readonly components?: Cluster['components'];
};

const asked = ({ cluster }: EnvironmentSpec) => (cluster ?? {}) as ClusterSpec;

/** The environment that owns an environment's cluster: the one in its `cluster`, or itself. */
export function ownerOf({ name, spec }: Written, all: readonly Written[]): Written {
  const self = all.find((one) => one.name === name)!;
  const { name: wanted = name, ...more } = asked(spec);
  if (Object.keys(more).length > 0 || wanted === name) return self;
  const named = all.find((one) => one.name !== name && asked(one.spec).name === wanted && owns(one.spec));
  return named ?? all.find((one) => one.name === wanted) ?? self;
}

/** Whether the owner of an environment's cluster exists and could be read. */
export function hasOwner(written: Written, all: readonly Written[]): boolean {
  const { name: wanted = written.name, ...more } = asked(written.spec);
  return Object.keys(more).length > 0 || wanted === written.name || ownerOf(written, all).name !== written.name;
}

function owns(spec: EnvironmentSpec): boolean {
  return Object.keys(asked(spec)).some((key) => key !== 'name');
}

/** The cluster of its owner's file. */
export function settleCluster({ name, spec }: Written, facts: FactsTable, report: Report): Cluster {
  const cluster = asked(spec);
  const cloud = cluster.cloud ?? spec.cloud;
  const pools = Object.entries(cluster.nodePools ?? { general: {} });
  return {
    name: cluster.name ?? name,
    cloud,
    existing: cluster.existing,
    version: cluster.version ?? options.cluster.version,
    nodePools: pools.map(([pool, one]) => nodePool(pool, one)),
    apiAllowList: cluster.apiAllowList ?? [],
    dns: (cluster.dns ?? []).map((address) => `${address}/32`),
    components: cluster.components,
    issuer: cluster.issuer,
    maintenanceWindow: cluster.maintenanceWindow,
    ...(cluster.storageClasses && { storageClasses: cluster.storageClasses }),
    native: nativeOf('cluster', cloud, cluster, facts, report),
  };
}

/** The network of an owner's cluster. */
export function settleNetwork(
  { spec: { network = {}, stage } }: Written,
  { cloud }: Cluster,
  facts: FactsTable,
  report: Report,
): Environment['network'] {
  const policy = { ...options.network, ...policies[stage].network };
  return {
    cidr: network.cidr ?? policy.cidr,
    zones: network.zones ?? policy.zones,
    nat: network.nat ?? policy.nat,
    existing: network.existing,
    native: nativeOf('network', cloud, network, facts, report),
  };
}

/** Options of the cluster's own cloud; those of others give a warning. */
function nativeOf(
  part: 'cluster' | 'network',
  cloud: string,
  spec: object,
  facts: FactsTable,
  report: Report,
): Readonly<Record<string, unknown>> {
  const told: Report = (code, path, message) => report(code, [part, ...path], message);
  return settleNative(part, cloud, spec as BackingSpec, undefined, { facts, report: told });
}

/** Options that only the owner of a cluster or network sets. */
const ofMakers = {
  cluster: ['nodePools', 'apiAllowList', 'maintenanceWindow'],
  network: ['zones', 'nat'],
} as const;

/** Reports problems of an environment's cluster. */
export function checkCluster(
  { name, spec }: Written,
  owner: Written,
  cluster: Cluster,
  facts: FactsTable,
  report: Report,
): void {
  if (owner.name !== name) return checkGuest(spec, owner, report);
  if (!Object.hasOwn(facts, cluster.cloud))
    return report(
      'E332',
      ['cluster', 'cloud'],
      `expected one of ${Object.keys(facts).join(', ')}, got ${cluster.cloud}`,
    );
  const known = factsOf(facts, cluster.cloud, 'cluster');
  const written = ['nodePools', 'version'].some((key) => key in asked(spec));
  if ('unavailable' in known && !cluster.existing && written)
    report('E332', ['cluster'], `${cluster.cloud} cannot create a cluster: ${known.unavailable}`);
  if (
    cluster.cloud !== spec.cloud &&
    !('unavailable' in known) &&
    !cluster.existing &&
    !spec.placements?.[cluster.cloud]
  )
    report('E330', ['placements'], `expected a placement on ${cluster.cloud}, the cluster’s cloud, got none`);
  if (!('unavailable' in known) && !cluster.existing) {
    const refused = known.refuses?.({ ...options.cluster, ...cluster }) ?? {};
    for (const [option, why] of Object.entries(refused)) report('E332', ['cluster', option], why);
    const place = spec.placements?.[cluster.cloud];
    const native = cluster.native ?? {};
    // A value that does not match the schema has been reported already.
    const isRead = known.options?.safeParse(native).success ?? true;
    const asks = (isRead && known.asks?.({ ...options.cluster, ...cluster }, native, place)) || [];
    checkOffers(asks, (code, path, message) => report(code, ['cluster', ...path], message));
  }
  for (const { name: pool, min, max } of cluster.nodePools)
    if (min > max)
      report('E333', ['cluster', 'nodePools', pool], `expected min at most max, got min ${min} and max ${max}`);

  checkNetwork(spec, cluster, facts, report);
  checkComponents(cluster, facts, report);
  const given = cluster.existing ?? ('unavailable' in known ? cluster.cloud : undefined);
  if (given) inVain(['cluster', 'network'], spec, `${given} exists already`, facts, report);
  else if (spec.network?.existing) inVain(['network'], spec, `${spec.network.existing} exists already`, facts, report);
}

/** Reports controllers that cannot be installed. */
function checkComponents({ cloud, existing, components = {} }: Cluster, facts: FactsTable, report: Report): void {
  const { clustersHave = [], clusterComponents } = facts[cloud]!;
  for (const [name, owner] of Object.entries(components)) {
    const path = ['cluster', 'components', name];
    if (owner !== 'installed') continue;
    if (clustersHave.includes(name))
      report('W206', path, `clusters on ${cloud} include ${name}; emitted without a second one`);
    if (madeForOneCluster.includes(name) && (existing !== undefined || !clusterComponents))
      report(
        'E394',
        path,
        `expected external, since ${name} is configured where the cluster is created; got installed`,
      );
  }
}

/** Warns of network options that the cluster's cloud does not support. */
function checkNetwork({ network = {} }: EnvironmentSpec, { cloud }: Cluster, facts: FactsTable, report: Report): void {
  const known = factsOf(facts, cloud, 'network');
  for (const [option, why] of Object.entries('unavailable' in known ? {} : (known.unsupportedOptions ?? {})))
    if (option in network) report('W206', ['network', option], `${cloud}: ${why}; emitted without it`);
}

function checkGuest(spec: EnvironmentSpec, owner: Written, report: Report): void {
  if (spec.network)
    report('W202', ['network'], `the network belongs to the cluster in ${owner.file}; emitted as it is there`);
}

function inVain(
  parts: readonly (keyof typeof ofMakers)[],
  spec: EnvironmentSpec,
  why: string,
  facts: FactsTable,
  report: Report,
): void {
  for (const part of parts)
    for (const key of [...ofMakers[part], ...Object.keys(facts)])
      if (key in ((spec[part] ?? {}) as object))
        report('W202', [part, key], `${why}, with its own settings; emitted as it is`);
}
