import type { Metric } from '../../../lib/model/parts/monitoring';
import { billedMetric } from '../../../lib/observability/billing/billed-metric';
import { billingGroups } from '../../../lib/observability/billing/billing-rules';
import { parsePromql } from '../../../lib/observability/promql/parse';
import { service, shop } from '../../resolve/shop';
import { running } from '../shop';

const metric = (name: string, changes: Partial<Metric> = {}): Metric => ({
  ...{ name, type: 'counter', unit: 'count', labels: ['organization', 'tier'], source: 'custom' },
  ...changes,
});

describe('the counter that an endpoint is billed by', () => {
  test.each([
    ['rows', ['rows_total'], 'rows_total'],
    ['rows', ['tabular_rows_total', 'bytes_total'], 'tabular_rows_total'],
    ['rows_total', ['rows_total', 'tabular_rows_total'], 'rows_total'],
    ['rows', [], 'rows_total'],
  ])('%s of %j is %s', (name, declared, found) => {
    expect(
      billedMetric(
        name,
        declared.map((one) => metric(one)),
      ),
    ).toMatchObject({ metric: { name: found } });
  });

  test.each([
    ['rows', [metric('a_rows_total'), metric('b_rows_total')], 'it may be a_rows_total or b_rows_total'],
    ['rows', [metric('rows', { type: 'gauge' })], 'expected a counter'],
    ['rows', [metric('rows_total', { labels: ['tier'] })], 'rows_total without organization'],
    ['rows{a="b"}', [], 'expected the name of a counter'],
  ])('%s of %j is a mistake', (name, declared, message) => {
    const { metric: found, fault } = billedMetric(name, declared);
    expect(found).toBeUndefined();
    expect(fault).toContain(message);
  });
});

test('each hour is counted once, by a group of its own', () => {
  const [group] = billingGroups(['rows_total'], running);
  expect(group).toMatchObject({
    interval: '1h',
    rules: [
      { record: 'billing:usage:increase1h', labels: { metric: 'rows_total', service: running.service } },
      { record: 'billing:usage:month' },
    ],
  });
  for (const { expr } of group!.rules) expect(parsePromql(expr).faults).toEqual([]);
});

describe('a service with billed endpoints', () => {
  const made = (metrics: string, name = 'rows') => {
    const { value, problems } = shop({
      platform: `
domain: shop.example
registry: docker.io/shop
gitops: { repository: https://github.com/shop/deployments }
monitoring: operator`,
      services: {
        api: service(
          'api',
          `networking: { port: 80 }
api: { endpoints: [{ path: /a, billingMetric: ${name} }, { path: /b, billingMetric: ${name} }, { path: /c }] }
monitoring: { metrics: ${metrics} }`,
        ),
      },
    });
    return {
      billed: value.units[0]?.service.monitoring?.billed,
      said: problems.map(({ code, path }) => `${code} ${path}`),
    };
  };

  test('has each counter once', () => {
    expect(made('{ port: 9090 }')).toEqual({ billed: ['rows_total'], said: [] });
  });

  test('names the endpoint whose counter cannot be billed by', () => {
    const { said } = made('{ custom: [{ name: rows, type: gauge }] }');
    expect(said).toContain('E395 api.endpoints.0.billingMetric');
  });

  test('has none where Prometheus does not read it', () => {
    expect(made('{ enabled: false }').billed).toBeUndefined();
  });
});
