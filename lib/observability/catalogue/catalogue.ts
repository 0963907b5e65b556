import type { Metric } from '../../model/parts/monitoring';
import { type Series, seriesOf } from './metric';
import { type SourceName, sources } from './sources';

/** Metrics that selectors may name, by the names of their series. */
export interface Catalogue {
  readonly metrics: readonly Metric[];
  seriesBy(name: string): Series | undefined;
  readonly names: readonly string[];
}

/**
 * Labels that every series of a scraped target has.
 * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PodMonitor
 */
export const targetLabels = ['namespace', 'pod', 'container', 'endpoint', 'job', 'instance', 'service', 'environment'];

const shared = new Map<string, Series>();
for (const metrics of Object.values(sources))
  for (const metric of metrics) for (const [name, series] of seriesOf(metric)) shared.set(name, series);

/** What a service's selectors may name: its own metrics, and those of the programs around it. */
export function catalogueOf(own: readonly Metric[], from: readonly SourceName[] = allSources): Catalogue {
  const mine = new Map(own.flatMap(seriesOf));
  const allowed = new Set<string>(from);
  const seriesBy = (name: string) => {
    const common = shared.get(name);
    return mine.get(name) ?? (common && allowed.has(common.metric.source) ? common : undefined);
  };
  return {
    metrics: [...own, ...from.flatMap((source) => sources[source])],
    seriesBy,
    get names() {
      const common = [...shared].filter(([, { metric }]) => allowed.has(metric.source)).map(([name]) => name);
      return [...mine.keys(), ...common];
    },
  };
}

/** Names of all known programs. */
export const allSources = Object.keys(sources) as readonly SourceName[];
