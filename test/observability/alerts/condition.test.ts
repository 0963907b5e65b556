import { readCondition } from '../../../lib/observability/alerts/condition';
import { catalogue, running } from '../shop';

const read = (text: string, subject = running) => readCondition(text, subject, catalogue);
const own = 'namespace="shop",service="api"';

describe('the condition of an alert', () => {
  it.each([
    [
      'error_rate > 0.05',
      `sum(rate(http_requests_total{${own},status=~"5.."}[5m])) / sum(rate(http_requests_total{${own}}[5m])) > 0.05`,
    ],
    [
      'error_rate > 5%',
      `sum(rate(http_requests_total{${own},status=~"5.."}[5m])) / sum(rate(http_requests_total{${own}}[5m])) > 0.05`,
    ],
    [
      'availability < 0.995',
      `1 - sum(rate(http_requests_total{${own},status=~"5.."}[5m])) / sum(rate(http_requests_total{${own}}[5m])) < 0.995`,
    ],
    [
      'p95_latency > 30s',
      `histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{${own}}[5m]))) > 30`,
    ],
    [
      'p99_latency > 250ms',
      `histogram_quantile(0.99, sum by (le) (rate(http_request_duration_seconds_bucket{${own}}[5m]))) > 0.25`,
    ],
    ['queue_depth > 100', `sum(queue_depth{${own}}) > 100`],
    ['queue-depth >= 100', `sum(queue_depth{${own}}) >= 100`],
    ['tabular_errors > 2', `sum(rate(tabular_errors_total{${own}}[5m])) > 2`],
  ])('%j says %s', (text, expr) => expect(read(text)).toEqual({ expr, faults: [] }));

  it('is in the unit of the histogram', () => {
    const slow = { ...running, http: { ...running.http!, duration: 'job_ms', unit: 'milliseconds' as const } };
    expect(read('p95_latency > 30s', slow).expr).toMatch(/job_ms_bucket.*> 30000$/);
  });

  it.each([
    ['rate(tabular_errors_total[5m]) > 0.05', `rate(tabular_errors_total{${own}}[5m]) > 0.05`],
    ['up == 0 or absent(up)', `up{${own}} == 0 or absent(up{${own}})`],
    ['queue_depth{queue="jobs"} > 9', `queue_depth{${own},queue="jobs"} > 9`],
    ['queue_depth{} > 9', `queue_depth{${own}} > 9`],
    ['sum(tabular_rows_total{job="other"}) > 1', 'sum(tabular_rows_total{job="other"}) > 1'],
    ['kube_pod_info{node="a"} > 1', 'kube_pod_info{node="a"} > 1'],
  ])('finds the series of its service alone: %j', (text, expr) => expect(read(text)).toEqual({ expr, faults: [] }));

  it.each([
    ['cost > 100ms per token', 'divide'],
    ['p95_latency > 100ms per token', 'divide'],
    ['latency > 100ms', 'a quantile of it'],
    ['queue_depth > 5s', 'a number of count'],
    ['p95_latency > 3 light years', 'PromQL'],
    ['p95_latency > 3parsec', 'a unit'],
    ['error_rate > 5', 'between 0 and 1'],
    ['job_ms > 3', 'a quantile of the histogram'],
    ['tabular_errors_total', 'a comparison'],
    ['tabular_errors_total > bool 3', 'a comparison'],
    ['eror_rate > 0.05', 'expected'],
    ['', 'expected'],
  ])('%j is refused with the way to say it: %s', (text, message) => {
    const { expr, faults } = read(text);
    expect({ expr, message: faults[0]?.message }).toEqual({
      expr: undefined,
      message: expect.stringContaining(message),
    });
  });

  it('of HTTP is refused where the service answers none', () => {
    expect(read('error_rate > 0.05', { ...running, http: undefined }).faults[0]?.message).toContain('answers no HTTP');
    expect(read('error_rate > 0.05', { ...running, scraped: false }).faults[0]?.message).toContain(
      'monitoring.metrics',
    );
  });
});
