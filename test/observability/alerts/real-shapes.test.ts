import { readCondition } from '../../../lib/observability/alerts/condition';
import { catalogue, running } from '../shop';

const own = 'namespace="shop",service="api"';
const container = 'namespace="shop",container="api"';

/** Conditions as rules of real platforms have them, and what a person would write for the service alone. */
const shapes: readonly (readonly [shape: string, text: string, expr: string])[] = [
  [
    'the share of 5xx of all answers',
    'sum(rate(http_requests_total{status=~"5.."}[5m])) / sum(rate(http_requests_total[5m])) > 0.05',
    `sum(rate(http_requests_total{${own},status=~"5.."}[5m])) / sum(rate(http_requests_total{${own}}[5m])) > 0.05`,
  ],
  [
    'a quantile by le and service',
    'histogram_quantile(0.95, sum by (le, service) (rate(http_request_duration_seconds_bucket[5m]))) > 1',
    `histogram_quantile(0.95, sum by (le, service) (rate(http_request_duration_seconds_bucket{${own}}[5m]))) > 1`,
  ],
  ['no target, or one that is down', 'up == 0 or absent(up)', `up{${own}} == 0 or absent(up{${own}})`],
  [
    'the rate of errors of document 000',
    'rate(tabular_errors_total[5m]) > 0.05',
    `rate(tabular_errors_total{${own}}[5m]) > 0.05`,
  ],
  [
    'errors as a share of work done',
    'sum(rate(tabular_errors_total[10m])) / sum(rate(tabular_rows_total[10m])) > 0.01',
    `sum(rate(tabular_errors_total{${own}}[10m])) / sum(rate(tabular_rows_total{${own}}[10m])) > 0.01`,
  ],
  ['a queue that is deep', 'sum by (queue) (queue_depth) > 100', `sum by (queue) (queue_depth{${own}}) > 100`],
  [
    'a queue that only grows',
    'deriv(queue_depth[15m]) > 0 and queue_depth > 10',
    `deriv(queue_depth{${own}}[15m]) > 0 and queue_depth{${own}} > 10`,
  ],
  ['no work for a while', 'increase(tabular_rows_total[30m]) == 0', `increase(tabular_rows_total{${own}}[30m]) == 0`],
  [
    'a histogram in milliseconds',
    'histogram_quantile(0.99, rate(job_ms_bucket[5m])) > 500',
    `histogram_quantile(0.99, rate(job_ms_bucket{${own}}[5m])) > 500`,
  ],
  [
    'memory near its limit',
    'memory > 90%',
    `sum(container_memory_working_set_bytes{${container}}) / sum(kube_pod_container_resource_limits{${container},resource="memory"}) > 0.9`,
  ],
];

test.each(shapes)('%s is of the service alone', (_, text, expr) => {
  expect(readCondition(text, running, catalogue)).toEqual({ expr, faults: [] });
});
