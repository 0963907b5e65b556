import type { Backing } from '../../model/backing';
import type { Cluster, Environment } from '../../model/environment';
import { type FactsTable, factsOf } from '../../model/facts';
import type { GatewayTable } from '../../model/gateway-facts';
import { sortOf } from '../../model/gpus';
import type { Platform } from '../../model/platform';
import { type Locator, type Outcome, type Problem, type Report, gather } from '../../model/problem';
import type { Found, Use } from '../../model/uses';
import type { EnvironmentSpec } from '../../spec/environment-spec';
import type { Parsed } from '../../spec/parse';
import { hasController } from './component-namespaces';
import { checkDuplicateCluster } from './duplicate-clusters';
import { checkCluster, hasOwner, ownerOf, settleCluster, settleNetwork } from './cluster';
import type { BackingSpec } from '../backing/translation';
import { settleBacking } from '../backing/settle-backing';
import { checkOffers } from '../backing/offers';
import { allowed } from '../backing/regions';
import { settleLimits } from './container-limits';
import { sharedHost } from './environment-host';
import { checkState } from './state';

/** An environment, and where each part of it was written. */
export interface SettledEnvironment {
  readonly environment: Environment;
  readonly spec: EnvironmentSpec;
  readonly locate: Locator;
}

/** What settling reads beside the documents of environments. */
export interface EnvironmentInputs {
  readonly platform: Platform;
  readonly facts: FactsTable;
  /** Names of all environments, of those too that could not be read. */
  readonly named: readonly string[];
  /** Names of all services of the platform. */
  readonly services: readonly string[];
  /** Takes what may end. @default - nobody asks */
  readonly found?: (use: Found) => void;
  /** @default - none */
  readonly gateways?: GatewayTable;
}

type Written = Parsed<EnvironmentSpec>;
type Note = (use: Use, path: readonly PropertyKey[]) => void;

/** Leaves nothing of a platform's environments to default. */
export function settleEnvironments(all: readonly Written[], inputs: EnvironmentInputs): Outcome<SettledEnvironment[]> {
  const isWhole = inputs.named.length === all.length;
  const settled = isWhole ? all : all.filter((one) => hasOwner(one, all));
  const gathered = gather(settled.map((one) => settleEnvironment(one, all, inputs)));
  return { ...gathered, problems: [...gathered.problems, ...sharedHosts(gathered.value)] };
}

function sharedHosts(settled: readonly SettledEnvironment[]): Problem[] {
  const running = settled.filter(({ environment }) => !environment.removed);
  const environments = running.map(({ environment }) => environment);
  return running.flatMap(({ environment, locate }, index): Problem[] => {
    const message = sharedHost(environment, environments.slice(0, index));
    return message === undefined ? [] : [{ ...locate(['host']), code: 'W217', message }];
  });
}

function settleEnvironment(
  written: Written,
  all: readonly Written[],
  inputs: EnvironmentInputs,
): Outcome<SettledEnvironment> {
  const { name, file, spec, locate } = written;
  const { platform, facts } = inputs;
  const problems: Problem[] = [];
  const report: Report = (code, path, message) => void problems.push({ ...locate(path), code, message });
  const { stage, cloud, placements = {}, state } = spec;
  const note =
    inputs.found &&
    ((use: Use, path: readonly PropertyKey[]) => inputs.found!({ ...use, environment: name, place: locate(path) }));
  const owner = ownerOf(written, all);
  // Whoever describes the cluster is told what is wrong with it.
  const told: Report = owner.name === name ? report : () => undefined;
  const cluster = settleCluster(owner, facts, told);
  checkCluster(written, owner, cluster, facts, report);
  if (note && owner.name === name) noteCluster(cluster, spec, facts, note);
  checkDuplicateCluster(written, all, platform.name, facts, report);
  checkPlaces(spec, inputs, report);
  const before = all.slice(0, all.indexOf(written)).map(keptOf);
  checkState(keptOf(written), before, facts, report);

  const known = {
    name,
    stage,
    cloud,
    placements: placements as Environment['placements'],
    cluster,
    deletionProtection: spec.deletionProtection ?? stage === 'production',
  };
  const environment: Environment = {
    ...known,
    source: file,
    removed: spec.removed,
    state,
    clusterOwner: owner.name,
    network: settleNetwork(owner, cluster, facts, told),
    shared: settleShared(spec, known, { ...inputs, note }, report),
    host: spec.host ?? (stage === 'production' ? platform.domain : `${name}.${platform.domain}`),
    namespaces: settleNamespaces(written, all, owner, inputs, report),
    quota: spec.quota ?? {},
    limits: settleLimits(spec, report),
  };
  return { value: { spec, locate, environment }, problems };
}

/** Tells what a cluster stands on: of one that somebody else runs, only what is said. */
function noteCluster(
  { cloud, existing, version, nodePools }: Cluster,
  spec: EnvironmentSpec,
  facts: FactsTable,
  note: Note,
): void {
  const path = ['cluster', 'version'];
  const isSaid = (spec.cluster as { readonly version?: string } | undefined)?.version !== undefined;
  if (isSaid || !(existing || 'unavailable' in factsOf(facts, cloud, 'cluster')))
    note({ what: 'Kubernetes', version, where: cloud }, path);
  for (const { name, gpu } of nodePools)
    if (gpu) note({ what: 'GPU', version: sortOf(gpu), where: cloud }, ['cluster', 'nodePools', name, 'gpu', 'type']);
}

function keptOf({ name, spec: { placements = {}, state } }: Written) {
  return { name, placements: placements as Environment['placements'], state };
}

/** Namespaces that an environment names; each belongs to one environment of a cluster. */
function settleNamespaces(
  { name, spec: { namespaces = {} } }: Written,
  all: readonly Written[],
  owner: Written,
  { gateways = {} }: EnvironmentInputs,
  report: Report,
): Environment['namespaces'] {
  const others = all.filter((one) => one.name !== name && ownerOf(one, all).name === owner.name);
  for (const namespace of Object.keys(namespaces)) {
    const path = ['namespaces', namespace];
    const other = others.find(({ spec }) => spec.namespaces && Object.hasOwn(spec.namespaces, namespace));
    if (other) report('E356', path, `expected a namespace of ${name} alone, got one that ${other.name} names too`);
    if (hasController(namespace, gateways))
      report('E341', path, `expected a namespace where only services run, got ${namespace}`);
  }
  return Object.fromEntries(
    Object.entries(namespaces).map(([key, { labels = {}, podSecurity, teams }]) => [
      key,
      { labels, podSecurity, ...(teams && { teams }) },
    ]),
  );
}

/** Says what is wrong with where an environment is, and where its state is. */
function checkPlaces(
  { stage, cloud, placements = {}, state }: EnvironmentSpec,
  { facts, platform }: EnvironmentInputs,
  report: Report,
): void {
  const places = placements as Environment['placements'];
  const byTerraform = (name: string) => facts[name]!.layer === 'terraform';
  if (byTerraform(cloud) && !places[cloud])
    report('E330', ['placements'], `expected a placement on ${cloud}, got none`);
  if ([cloud, ...Object.keys(places)].some(byTerraform) && !state)
    report('E331', ['state'], 'expected the place of the Terraform state, got none');
  for (const [name, place] of Object.entries(places))
    for (const key of ['region', 'failoverRegion'] as const) {
      const problem = allowed(place[key], platform);
      const path = ['placements', name, key];
      if (problem) report('E334', path, problem);
      const of = facts[name]?.regions;
      if (of && place[key] !== undefined) checkOffers([{ path, value: place[key], of }], report);
    }
  checkDeployers(stage, places, facts, report);
  const problem = allowed(state?.region, platform);
  if (problem) report('E334', ['state', 'region'], problem);
}

/** Says where one person alone could apply the stacks, and where naming who does has no effect. */
function checkDeployers(
  stage: Environment['stage'],
  places: Environment['placements'],
  facts: FactsTable,
  report: Report,
): void {
  for (const [name, { deployers }] of Object.entries(places)) {
    const known = facts[name]!.deployers;
    if (deployers && !known)
      report(
        'W203',
        ['placements', name, 'deployers'],
        `expected none on ${name}, where rights in the account are all that it takes to apply`,
      );
    if (!deployers && known && stage !== 'development')
      report(
        'W219',
        ['placements', name],
        `expected deployers, each ${known.what}: without them whoever applies first gets the rights to vaults and state on ${name}, and nobody else can apply`,
      );
  }
}

/** Backings that the services of an environment share, by name. */
function settleShared(
  { shared = {} }: EnvironmentSpec,
  environment: Omit<Parameters<typeof settleBacking>[3]['environment'], 'shared'>,
  inputs: EnvironmentInputs & { readonly note?: Note },
  report: Report,
): Environment['shared'] {
  const specs = Object.entries(shared as Readonly<Record<string, BackingSpec & { kind: Backing['kind'] }>>);
  const wanted = specs.filter(([, { enabled }]) => enabled !== false);
  const settled = wanted.flatMap(([key, one]) => {
    const told: Report = (code, path, message) => report(code, ['shared', key, ...path], message);
    const note: Note | undefined = inputs.note && ((use, path) => inputs.note!(use, ['shared', key, ...path]));
    const context = { ...inputs, note, environment: { ...environment, shared: {} }, report: told };
    return settleBacking(one.kind, key, one, context) ?? [];
  });
  return Object.fromEntries(settled.map((one) => [one.name, one]));
}
