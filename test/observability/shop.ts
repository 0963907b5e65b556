import { sample } from '../../tools/observability/sample';
import { httpMetrics, httpServerOf } from '../../lib/observability/catalogue/http-servers';
import { catalogueOf } from '../../lib/observability/catalogue/catalogue';
import type { Metric } from '../../lib/model/parts/monitoring';
import type { Running } from '../../lib/observability/running';

const http = httpServerOf('fastapi');

/** A service that declares a counter, a gauge and histograms beside those of its framework. */
export const metrics: readonly Metric[] = [
  { name: 'tabular_errors_total', type: 'counter', unit: 'count', labels: [], source: 'custom' },
  { name: 'tabular_rows_total', type: 'counter', unit: 'count', labels: ['algorithm'], source: 'custom' },
  { name: 'queue_depth', type: 'gauge', unit: 'count', labels: ['queue'], source: 'custom' },
  { name: 'job_ms', type: 'histogram', unit: 'milliseconds', labels: [], source: 'custom', buckets: [100, 500, 1000] },
  ...httpMetrics(http),
];

/** That service, running. */
export const running: Running = { ...sample, team: 'web', http, metrics };

/** What its selectors may name. */
export const catalogue = catalogueOf(metrics);
