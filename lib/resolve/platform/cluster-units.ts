import type { UnitSummary } from './unit-summary';
import { componentFor } from '../../model/component-names';
import type { ClusterUnit, Host, Namespace } from '../../model/cluster-unit';
import type { FactsTable } from '../../model/facts';
import type { GatewayFacts } from '../../model/gateway-facts';
import { podSecurityLevels, type PodSecurityLevel } from '../../model/parts/security';
import type { Platform } from '../../model/platform';
import type { DataUnit } from '../../model/unit';
import type { Environment } from '../../model/environment';
import { dataDelivery } from './deliveries';
import { clusterName } from '../environment/names';
import { isExternal } from '../environment/component-owner';
import { alertingOf } from './alerting';
import { storeOf } from './secret-stores';
import { overviewOf } from './watched';

const levels: readonly PodSecurityLevel[] = podSecurityLevels;
const strictest = levels[0]!;

/** What the cluster units of a platform are closed over. */
export interface ClusterInputs {
  readonly platform: Platform;
  readonly environments: readonly Environment[];
  readonly units: readonly UnitSummary[];
  readonly data: readonly DataUnit[];
  readonly facts: FactsTable;
  readonly gateways: Readonly<Record<string, GatewayFacts>>;
}

/** Every cluster of a platform, as closed data. */
export function linkClusters(inputs: ClusterInputs): ClusterUnit[] {
  const owners = inputs.environments.filter(({ name, clusterOwner }) => name === clusterOwner);
  return owners.map((owner) => linkCluster(owner, inputs));
}

function linkCluster(
  owner: Environment,
  { platform, environments, units, data, facts, gateways }: ClusterInputs,
): ClusterUnit {
  const here = environments.filter(({ clusterOwner }) => clusterOwner === owner.name);
  const running = here.filter(({ removed }) => !removed);
  const unitsOf = (all: readonly Environment[]) => inClusterOf(all, units);
  const runs = unitsOf(running);
  const hosts = distinctHosts(runs);
  const deliveries = [
    ...data.filter(({ environment }) => running.some(({ name }) => name === environment.name)).map(dataDelivery),
    ...runs.map(({ delivery }) => delivery),
  ];
  const alerting = alertingOf(running, { platform, cluster: owner.cluster, units: runs, facts });
  const stores = running.flatMap((environment) =>
    storeOf(environment, platform, readersIn(environment, runs, alerting), facts),
  );
  const brought = broughtBy(owner, platform, facts);
  const used = [
    ...Object.keys(brought),
    ...deliveries.flatMap(({ components }) => components),
    ...(stores.length ? [componentFor.secrets] : []),
    ...(runs.length ? collectorsOf(platform) : []),
    ...(hosts.length ? gateways[platform.gateway]!.components : []),
  ];
  return {
    platform,
    cluster: owner.cluster,
    source: owner.source,
    namespaces: here.flatMap((environment) =>
      namespacesOf(environment, platform, unitsOf(here), data, gateways[platform.gateway]!),
    ),
    deliveries,
    ...runBy(used, owner.cluster, facts),
    values: brought,
    stores,
    overview: overviewOf(runs),
    hosts,
    ...(alerting && { alerting }),
    loadBalancer: facts[owner.cluster.cloud]!.loadBalancer?.({}),
    // An existing cluster has its classes already.
    storageClasses: owner.cluster.existing ? [] : (facts[owner.cluster.cloud]!.madeStorageClasses ?? []),
  };
}

/** Collectors that a platform asks for. */
function collectorsOf({ monitoring }: Platform): string[] {
  const { traces, logs } = monitoring?.collector ?? {};
  return [...(traces || logs ? [componentFor.traces] : []), ...(logs ? [componentFor.logs] : [])];
}

/** Namespaces that read the secret store of an environment. */
function readersIn({ name }: Environment, units: readonly UnitSummary[], alerting: ClusterUnit['alerting']): string[] {
  return [
    ...units.flatMap((one) => (one.environment === name ? one.readers : [])),
    ...(alerting?.environments ?? []).flatMap((one) => (one.environment === name && one.store ? one.namespaces : [])),
  ];
}

/** Units and shared data of some environments' clusters. */
function inClusterOf(environments: readonly Environment[], units: readonly UnitSummary[]): UnitSummary[] {
  const names = environments.map(({ name }) => name);
  return units.filter(({ environment, atEdge }) => names.includes(environment) && !atEdge);
}

/** Splits the controllers in use: in an existing cluster, only those set to installed are installed. */
function runBy(
  used: readonly string[],
  cluster: Environment['cluster'],
  facts: FactsTable,
): Pick<ClusterUnit, 'components' | 'external'> {
  const { components = {} } = cluster;
  const asked = Object.keys(components).filter((name) => components[name] === 'installed');
  const isThere = (name: string) => isExternal(name, cluster, facts);
  const all = [...new Set([...used, ...asked])].sort();
  return { components: all.filter((name) => !isThere(name)), external: all.filter(isThere) };
}

/** Controllers that a cluster of Strata needs on its cloud, with their Helm values. */
function broughtBy({ cluster, placements }: Environment, platform: Platform, facts: FactsTable) {
  const { version, nodePools, cloud, existing } = cluster;
  const placement = placements[cloud];
  if (existing || !placement) return {};
  const name = clusterName(platform, { cluster });
  return facts[cloud]!.clusterComponents?.({ name, placement, version, nodePools }) ?? {};
}

function namespacesOf(
  environment: Environment,
  platform: Platform,
  units: readonly UnitSummary[],
  data: readonly DataUnit[],
  gateway: GatewayFacts,
): Namespace[] {
  const own = units.filter((unit) => unit.environment === environment.name);
  const named = environment.namespaces ?? {};
  const occupied = [
    ...own.map(({ namespace }) => namespace),
    ...data.flatMap((one) => (one.environment.name === environment.name ? [one.namespace] : [])),
  ];
  const used = [...occupied, ...Object.keys(named)];
  const names = used.length ? [...new Set(used)] : [`${platform.name}-${environment.name}`];
  const logins = own.some(({ hasLogin }) => hasLogin) ? [`${platform.name}-${environment.name}-data`] : [];
  const weakest = new Map<string, PodSecurityLevel>();
  for (const { namespace, level } of own)
    if (levels.indexOf(level) > levels.indexOf(weakest.get(namespace) ?? strictest)) weakest.set(namespace, level);
  const isForeign = (name: string) => Object.hasOwn(named, name) && ![...occupied, ...logins].includes(name);
  const proven = own.filter(({ host }) => gateway.provesBeside && host?.asksCertificate);
  return [...names, ...logins].sort().map((name) => ({
    name,
    environment,
    hasWorkloads: !isForeign(name),
    hasSolvers: proven.some(({ namespace }) => namespace === name),
    level: named[name]?.podSecurity ?? (isForeign(name) ? 'privileged' : (weakest.get(name) ?? strictest)),
    labels: named[name]?.labels,
  }));
}

/** Each host once; its services have the same environment and TLS setting. */
function distinctHosts(units: readonly UnitSummary[]): Host[] {
  const all = units.flatMap(({ host, environment }) => (host ? [{ ...host, environment }] : []));
  return [...new Map(all.map((one) => [one.host, one])).values()].sort((a, b) => (a.host < b.host ? -1 : 1));
}
