import type { Metric, MetricType, MetricUnit } from '../../model/parts/monitoring';

/** A series of a metric, by the name that a selector has: what it is, and the labels of it. */
export interface Series {
  readonly metric: Metric;
  readonly labels: readonly string[];
}

const suffixes: Readonly<Record<MetricType, Readonly<Record<string, readonly string[]>>>> = {
  counter: { '': [] },
  gauge: { '': [] },
  histogram: { _bucket: ['le'], _sum: [], _count: [] },
  native: { '': [] },
  summary: { '': ['quantile'], _sum: [], _count: [] },
};

/** The series of a metric, by name. */
export function seriesOf(metric: Metric): [string, Series][] {
  return Object.entries(suffixes[metric.type]).map(([suffix, labels]) => [
    `${metric.name}${suffix}`,
    { metric, labels: [...metric.labels, ...labels] },
  ]);
}

/** The unit that the name of a metric ends with. @see https://prometheus.io/docs/practices/naming/#base-units */
export function unitByName(name: string): MetricUnit {
  const base = name.replace(/_(total|bucket|sum|count)$/, '');
  if (/_timestamp_seconds$/.test(base)) return 'timestamp';
  if (/_seconds$/.test(base)) return 'seconds';
  if (/_(milliseconds|ms)$/.test(base)) return 'milliseconds';
  if (/_bytes$/.test(base)) return 'bytes';
  if (/_ratio$/.test(base)) return 'ratio';
  if (/_percent$/.test(base)) return 'percent';
  return 'count';
}

/** The type that a name suggests, where its author gave none. */
export function typeByName(name: string): MetricType {
  if (/_total$/.test(name)) return 'counter';
  return /_(seconds|milliseconds|ms|bytes)$/.test(name) && /_(duration|latency|time|size)_/.test(name)
    ? 'histogram'
    : 'gauge';
}
