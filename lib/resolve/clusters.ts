import type { ClusterUnit, Delivery, Namespace, Phase, SecretStore } from '../model/cluster-unit';
import type { FactsTable } from '../model/facts';
import type { PodSecurityLevel } from '../model/parts/security';
import type { Platform } from '../model/platform';
import type { DataUnit, Unit } from '../model/unit';
import type { Environment } from '../model/environment';
import type { GatewayFacts } from './whole';
import { sharedName, storeName } from './names';

/** Pod Security levels, the strictest first. */
const levels: readonly PodSecurityLevel[] = ['restricted', 'baseline', 'privileged'];

/** What all clusters of a platform are made of. */
export interface Fleet {
  readonly platform: Platform;
  readonly environments: readonly Environment[];
  readonly units: readonly Unit[];
  readonly data: readonly DataUnit[];
  readonly facts: FactsTable;
  readonly gateways: Readonly<Record<string, GatewayFacts>>;
}

/** Every cluster of a platform, closed over all that runs on it. */
export function linkClusters(fleet: Fleet): ClusterUnit[] {
  const owners = fleet.environments.filter(({ name, clusterOwner }) => name === clusterOwner);
  return owners.map((owner) => linkCluster(owner, fleet));
}

function linkCluster(
  owner: Environment,
  { platform, environments, units: all, data, facts, gateways }: Fleet,
): ClusterUnit {
  const here = environments.filter(({ clusterOwner }) => clusterOwner === owner.name);
  const names = here.map(({ name }) => name);
  const units = all.filter(({ environment }) => names.includes(environment.name));
  const stores = here.flatMap((environment) => storeOf(environment, platform, units, facts));
  const hosts = units.flatMap(({ service: { networking } }) =>
    networking.ingress ? [{ host: networking.ingress.host, tls: networking.ingress.tls }] : [],
  );
  const deliveries = [
    ...data.filter(({ environment }) => names.includes(environment.name)).map(dataDelivery),
    ...units.filter(({ service }) => service.workload.type !== 'edge').map(delivery),
  ];
  const used = [
    ...deliveries.flatMap(({ components }) => components),
    ...(stores.length ? ['external-secrets'] : []),
    ...(hosts.length ? gateways[platform.gateway]!.components : []),
  ];
  return {
    platform,
    cluster: owner.cluster,
    source: owner.source,
    namespaces: here.flatMap((environment) => namespacesOf(environment, platform, units)),
    deliveries,
    components: [...new Set(used)].sort(),
    stores,
    hosts: distinctHosts(hosts),
    storageClasses: facts[owner.cluster.cloud]!.madeStorageClasses ?? [],
  };
}

function namespacesOf(environment: Environment, platform: Platform, units: readonly Unit[]): Namespace[] {
  const own = units.filter((unit) => unit.environment.name === environment.name);
  const names = [...new Set([`${platform.name}-${environment.name}`, ...own.map(({ names }) => names.namespace)])];
  const logins = own.some((unit) => unit.logins.length) ? [`${platform.name}-${environment.name}-data`] : [];
  const level = (name: string) => {
    const needed = own
      .filter(({ names }) => names.namespace === name)
      .map(({ service }) => levels.indexOf(service.security.level));
    return levels[Math.max(0, ...needed)]!;
  };
  return [...names, ...logins].sort().map((name) => ({ name, environment, level: level(name) }));
}

/** The secret store of an environment, where something reads one. */
function storeOf(
  environment: Environment,
  platform: Platform,
  units: readonly Unit[],
  facts: FactsTable,
): SecretStore[] {
  const own = units.filter((unit) => unit.environment.name === environment.name);
  const readers = own.filter(
    ({ values, service, logins }) =>
      Object.values(values).some((value) => 'from' in value) || service.secrets.length || logins.length,
  );
  const store = facts[environment.cloud]!.secretStore;
  const placement = environment.placements[environment.cloud];
  if (!store || !placement || readers.length === 0) return [];
  const provider = store({ placement, shared: sharedName(platform, environment, environment.cloud, facts) });
  const namespaces = readers.flatMap(({ names, logins }) => [
    names.namespace,
    ...logins.map(({ namespace }) => namespace),
  ]);
  return [{ name: storeName(platform, environment), provider, namespaces: [...new Set(namespaces)].sort() }];
}

/** Shortest timeout that Flux is given, in seconds. */
const leastTimeout = 180;

function delivery(unit: Unit): Delivery {
  const { environment, service, names, components, inCluster, logins } = unit;
  // The account and its secrets stand in the first phase, so that a migration finds them.
  const phases: Phase[] = [
    ...(logins.length ? ['login' as const] : []),
    'bindings',
    ...(service.migration ? ['migrate' as const] : []),
    'run',
  ];
  return {
    environment: environment.name,
    service: service.name,
    namespace: names.namespace,
    namespaces: logins.length ? { login: logins[0]!.namespace } : {},
    phases,
    timeoutSeconds: {
      login: 600,
      bindings: inCluster ? 600 : leastTimeout,
      migrate: Math.max(leastTimeout, (service.migration?.activeDeadlineSeconds ?? 0) + 60),
      run: runTimeout(unit),
    },
    components,
  };
}

/** Long enough for the slowest startup probe, once for each wave of a rolling update of the least pods. */
function runTimeout({ service: { health, workload, batch } }: Unit): number {
  if (workload.type === 'job') return Math.max(leastTimeout, (batch.activeDeadlineSeconds ?? 600) + 60);
  const slowest = [health.startup, health.readiness].map((probe) =>
    probe ? (probe.initialDelaySeconds ?? 0) + probe.periodSeconds * probe.failureThreshold : 0,
  );
  return Math.max(leastTimeout, 2 * Math.max(...slowest) + 60);
}

function dataDelivery({ environment, namespace }: DataUnit): Delivery {
  return {
    environment: environment.name,
    service: 'data',
    namespace,
    namespaces: {},
    phases: ['bindings'],
    timeoutSeconds: { login: 600, bindings: 600, migrate: leastTimeout, run: leastTimeout },
    components: ['external-secrets'],
  };
}

function distinctHosts(hosts: readonly { readonly host: string; readonly tls: boolean }[]) {
  const names = [...new Set(hosts.map(({ host }) => host))].sort();
  return names.map((host) => ({ host, tls: hosts.some((one) => one.host === host && one.tls) }));
}
