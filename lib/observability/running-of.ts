import type { Monitoring } from '../model/parts/monitoring';
import type { Kind } from '../model/backing';
import type { Binding } from '../model/binding';
import { hostName } from '../model/address';
import { literally } from '../model/literally';
import { literalOf } from '../model/variable-of';
import { objectName } from '../model/object-name';
import { leastPods } from '../model/parts/scaling';
import { workloadName, workloadTypes } from '../model/workload-types';
import type { Unit } from '../model/unit';
import type { Service } from '../model/service';
import type { SourceName } from './catalogue/sources';
import type { Running } from './running';

type Seen = Partial<Pick<Running, 'queues' | 'databases' | 'caches'>>;

/** What rules see of a backing, by its kind. */
const watched: { readonly [K in Kind]?: (binding: Binding<K>, all: readonly Binding[]) => Seen } = {
  queue: (binding, all) => {
    const [provider, name] = [literalOf(binding, all, 'provider'), literalOf(binding, all, 'name')];
    return binding.access === 'write' || !provider
      ? {}
      : { queues: [{ provider, name: name ?? binding.physicalName }] };
  },
  database: (binding, all) => {
    const { options, name, physicalName: host } = binding;
    const database = literalOf(binding, all, 'name') ?? options?.databaseName;
    return options && database ? { databases: [{ engine: options.engine, database, name, host }] } : {};
  },
  cache: ({ name, physicalName: host }) => ({ caches: [{ name, host }] }),
};

/** A service with its metrics, alerts and objectives. */
export type Monitored = Running & { readonly monitoring: Monitoring };

/** A service as rules see it; nothing where no Prometheus reads rules. */
export function runningOf(unit: Unit): Monitored | undefined {
  const { service, environment, platform, names, bindings } = unit;
  const { monitoring, name, workload } = service;
  const { kind, batch } = workloadTypes[workload.type];
  if (!monitoring || monitoring.stack === 'none' || !kind) return undefined;
  const backings = bindings.map((binding) => watched[binding.kind]?.(binding as never, bindings) ?? {});
  return {
    monitoring,
    service: name,
    namespace: names.namespace,
    environment: environment.name,
    platform: platform.name,
    team: service.metadata.team,
    stack: monitoring.stack,
    scraped: monitoring.scrape !== undefined,
    http: monitoring.http,
    metrics: monitoring.metrics,
    workload: kind,
    workloadName: workloadName(kind, name),
    autoscaler: service.scaling.autoscaling && name,
    disruptionBudget: !batch && leastPods(service.scaling) > 1 ? name : undefined,
    migration: service.migration && objectName(name, '-migrate'),
    claims: claimsOf(service),
    certificate: certificateOf(service),
    queues: backings.flatMap(({ queues = [] }) => queues),
    databases: backings.flatMap(({ databases = [] }) => databases),
    caches: backings.flatMap(({ caches = [] }) => caches),
    traced: monitoring.traced,
    cluster: environment.cluster.name,
    exporters: monitoring.exporters as readonly SourceName[],
  };
}

/** Names of claims; those of a StatefulSet bear the name of a pod at their end. */
function claimsOf({ volumes, name }: Service): Running['claims'] {
  return volumes.flatMap((volume) => {
    const { source } = volume;
    if (source.type === 'claim') return [{ pattern: literally(source.claimName) }];
    if (source.type !== 'claimTemplate') return [];
    return [{ pattern: `${literally(`${volume.name}-${workloadName('StatefulSet', name)}`)}-[0-9]+` }];
  });
}

/** Name that cert-manager gives what a gateway or an Ingress asks for. */
function certificateOf({ networking: { ingress } }: Service): string | undefined {
  if (!ingress?.tls || ingress.certificate !== undefined) return undefined;
  return hostName('tls', ingress.host);
}
