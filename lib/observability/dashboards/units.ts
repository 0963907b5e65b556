import type { MetricUnit } from '../../model/parts/monitoring';

/** Units as Grafana calls them. @see https://github.com/grafana/grafana/blob/main/packages/grafana-data/src/valueFormats/categories.ts */
export const units: Readonly<Record<MetricUnit, string>> = {
  seconds: 's',
  milliseconds: 'ms',
  bytes: 'bytes',
  ratio: 'percentunit',
  percent: 'percent',
  timestamp: 'dateTimeAsIso',
  count: 'short',
};
