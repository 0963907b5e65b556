import type { Backing } from '../../model/backing';
import type { Deliverer } from '../../model/delivery';
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
import { settleRouting, type WrittenRouting } from './environment-routing';
import { sharedHost } from './environment-host';
import { checkState } from './state';

/** An environment, and the locators of its parts. */
export interface SettledEnvironment {
  readonly environment: Environment;
  readonly spec: EnvironmentSpec;
  readonly locate: Locator;
}

/** What settling reads beside the documents of environments. */
export interface EnvironmentInputs {
  readonly platform: Platform;
  readonly facts: FactsTable;
  /** Names of all environments, including unreadable ones. */
  readonly named: readonly string[];
  /** Names of all services of the platform. */
  readonly services: readonly string[];
  /** Receives product versions in use. @default - not needed */
  readonly found?: (use: Found) => void;
  /** @default - none */
  readonly gateways?: GatewayTable;
  /** Routing of alerts as the platform wrote it. @default - none */
  readonly routing?: WrittenRouting;
  /** Who applies the services of environments that do not say it. @default 'kustomize' */
  readonly delivery?: Deliverer;
}

type Written = Parsed<EnvironmentSpec>;
type Note = (use: Use, path: readonly PropertyKey[]) => void;

/** Fills in all defaults of a platform's environments. */
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
  // Problems of a cluster are reported in its owner's file.
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
    ...deliveryOf(spec, inputs),
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
  const { routing, problems: misled } = settleRouting(written, environment, inputs);
  return {
    value: { spec, locate, environment: routing ? { ...environment, routing } : environment },
    problems: [...problems, ...misled],
  };
}

/** How Flux applies its services, where it is not by default. */
function deliveryOf({ delivery }: EnvironmentSpec, inputs: EnvironmentInputs): Pick<Environment, 'delivery'> {
  const { by, handover = false } = delivery ?? { by: inputs.delivery ?? 'kustomize' };
  return by === 'kustomize' && !handover ? {} : { delivery: { by, ...(handover && { handover }) } };
}

/** Reports product versions of a cluster; of an existing one, only its version in the spec. */
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

/** Further namespaces of an environment; each belongs to one environment of a cluster. */
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
    if (other) report('E356', path, `expected a namespace of ${name} only, got one that ${other.name} has too`);
    if (hasController(namespace, gateways))
      report('E341', path, `expected a namespace that is not reserved, got ${namespace}`);
  }
  return Object.fromEntries(
    Object.entries(namespaces).map(([key, { labels = {}, podSecurity, teams }]) => [
      key,
      { labels, podSecurity, ...(teams && { teams }) },
    ]),
  );
}

/** Reports problems of an environment's placements and state. */
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
    report('E331', ['state'], 'expected the Terraform backend under state, got none');
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

/** Warns of missing deployers, and of deployers without effect. */
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
        `expected none on ${name}, where rights in the account are enough to apply`,
      );
    if (!deployers && known && stage !== 'development')
      report(
        'W219',
        ['placements', name],
        `expected deployers, each ${known.what}: without them only the principal that applies first gets the rights to vaults and state on ${name}`,
      );
  }
}

/** Shared backings of an environment, by name. */
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
