import { checkSelectors } from '../../../lib/observability/promql/check';
import { parsePromql } from '../../../lib/observability/promql/parse';
import { catalogueOf } from '../../../lib/observability/catalogue/catalogue';
import { catalogue, metrics } from '../shop';

const faults = (text: string) => checkSelectors(parsePromql(text).value!, catalogue);

describe('selectors', () => {
  it.each([
    'rate(tabular_errors_total[5m]) > 0.05',
    'sum by (queue) (queue_depth{queue="jobs"}) > 3',
    'histogram_quantile(0.95, sum by (le, service) (rate(http_request_duration_seconds_bucket[5m]))) > 1',
    'up == 0 or absent(up)',
    'label_replace(up, "x", "$1", "job", "(.*)") > 0 and on (x) queue_depth',
    'kube_deployment_status_replicas_available{deployment="api"} < 1',
    'ALERTS{anything="goes"} > 0',
    'delta(queue_depth[1h]) > 5',
  ])('%j names what there is', (text) => expect(faults(text)).toEqual([]));

  it.each([
    ['tabular_error_total > 1', 0, 'did you mean tabular_errors_total?'],
    ['1 + nothing_like_it > 1', 4, 'declare it under monitoring.metrics.custom'],
    ['queue_depth{qeue="jobs"} > 1', 12, 'did you mean queue?'],
    ['rate(http_request_duration_seconds[5m]) > 1', 5, 'http_request_duration_seconds_bucket'],
    ['sum by (algorithmus) (tabular_rows_total) > 1', 8, 'did you mean algorithm?'],
    ['rate(tabular_rows_total) > 1', 23, 'such as [5m]'],
    ['tabular_rows_total[5m] > 1', 0, 'a function of a range'],
    ['rate(queue_depth[5m]) > 1', 5, 'a counter'],
    ['{job="x"} > 1', 0, 'the name of a metric'],
    ['{__name__="quee_depth"} > 1', 1, 'did you mean queue_depth?'],
  ])('%j is a mistake at %i: %s', (text, at, message) => {
    expect(faults(text)).toEqual([{ at, message: expect.stringContaining(message) }]);
  });

  it('name no metric of a program that the platform does not run', () => {
    const few = catalogueOf(metrics, ['targets']);
    expect(checkSelectors(parsePromql('redis_up == 0').value!, few)).toHaveLength(1);
    expect(faults('redis_up == 0')).toEqual([]);
  });
});
