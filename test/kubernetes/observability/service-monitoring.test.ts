import { App } from 'cdk8s';
import type { Objective } from '../../../lib/model/parts/monitoring';
import { ServiceChart } from '../../../lib/kubernetes/service/chart';
import { parsePromql } from '../../../lib/observability/promql/parse';
import type { RuleGroup } from '../../../lib/observability/rules';
import { service, shop } from '../../resolve/shop';

const text = `
networking: { port: 8000 }
monitoring:
  metrics: { port: 9090, interval: 15s, labels: { cost: "$5" }, custom: [rows_total, errors_total] }
  alerts: [{ name: Slow, condition: "rate(rows_total[5m]) < 1", annotations: { summary: "at {{ $value | humanize }}" } }]
  slos: [{ name: rows, type: ratio, errors: errors_total, total: rows_total, target: 99.9%, window: 30d }]
`;

function unitOf(monitoring: string) {
  const platform = `
domain: shop.example
registry: docker.io/shop
gitops: { repository: https://github.com/shop/deployments }
${monitoring}`;
  const { value, problems } = shop({ platform, services: { api: service('api', text.trim()) } });
  expect(problems.filter(({ code }) => code.startsWith('E'))).toEqual([]);
  return value.units[0]!;
}

interface Made {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly spec: { readonly groups: readonly RuleGroup[]; readonly podMetricsEndpoints: readonly object[] };
  readonly data: Readonly<Record<string, string>>;
}

const made = (monitoring: string, changed: object = {}): Made[] => {
  const unit = unitOf(monitoring);
  const own = { ...unit.service.monitoring!, ...changed };
  return new ServiceChart(new App(), 'monitoring', { ...unit, service: { ...unit.service, monitoring: own } }).toJson();
};

describe('what Prometheus reads of a service', () => {
  test('is a PodMonitor and a PrometheusRule where there is an operator', () => {
    const objects = made('monitoring: operator');
    expect(objects.map(({ kind, metadata }) => [kind, metadata.name])).toEqual([
      ['PodMonitor', 'api'],
      ['PrometheusRule', 'api-rules'],
      ['ConfigMap', 'api-dashboard'],
    ]);
    expect(objects[0]!.spec.podMetricsEndpoints).toEqual([
      {
        port: 'metrics',
        path: '/metrics',
        interval: '15s',
        relabelings: [
          { targetLabel: 'service', replacement: 'api' },
          { targetLabel: 'environment', replacement: 'live' },
          { targetLabel: 'cost', replacement: '$$5' },
        ],
      },
    ]);
  });

  test('is rules and a dashboard in ConfigMaps where annotations are read, and nothing where there is none', () => {
    const objects = made('monitoring: annotations');
    expect(objects.map(({ kind, metadata }) => [kind, metadata.name])).toEqual([
      ['ConfigMap', 'api-rules'],
      ['ConfigMap', 'api-dashboard'],
    ]);
    const [rules] = objects;
    expect(JSON.parse(rules!.data['api-rules.json']!).groups[0].rules[0]).toHaveProperty('alert', 'ServiceDown');
    expect(made('monitoring: none')).toEqual([]);
  });

  test('has its alerts with the labels by which they are routed, and its objectives', () => {
    const { groups } = made('monitoring: operator')[1]!.spec;
    const rules = groups.flatMap((group) => group.rules);
    expect(rules).toContainEqual({
      alert: 'Slow',
      expr: 'rate(rows_total{namespace="shop-live",service="api"}[5m]) < 1',
      for: '10m',
      labels: { platform: 'shop', environment: 'live', namespace: 'shop-live', service: 'api', severity: 'warning' },
      annotations: { summary: 'at {{ $value | humanize }}' },
    });
    expect(groups.map(({ name }) => name)).toEqual([
      'api-alerts',
      ...['recordings', 'meta', 'alerts'].map((part) => `api-slo-rows-${part}`),
    ]);
    for (const { expr } of rules) expect(parsePromql(expr).faults).toEqual([]);
  });

  test('is split, so that no object comes near to 1 MiB', () => {
    const [first] = unitOf('monitoring: operator').service.monitoring!.objectives as [Objective];
    const objectives = Array.from({ length: 200 }, (_, index) => ({ ...first, name: `rows-${index}` }));
    const all = made('monitoring: operator', { objectives });
    for (const one of all) expect(Buffer.byteLength(JSON.stringify(one))).toBeLessThan(700_000);
    const objects = all.filter(({ kind }) => kind === 'PrometheusRule');
    expect(objects.length).toBeGreaterThan(1);
    const names = objects.flatMap(({ spec }) => spec.groups.map(({ name }) => name));
    expect([new Set(names).size, names.length]).toEqual([601, 601]);
  });

  test('of several environments has files of its own in the one folder of Grafana', () => {
    const unit = unitOf('monitoring: operator');
    const files = ['live', 'test'].map((environment) => {
      const names = { ...unit.names, namespace: `shop-${environment}` };
      const objects: Made[] = new ServiceChart(new App(), 'monitoring', { ...unit, names }).toJson();
      return Object.keys(objects.find(({ kind }) => kind === 'ConfigMap')!.data)[0];
    });
    expect(files).toEqual(['shop-live.api-dashboard.json', 'shop-test.api-dashboard.json']);
  });
});
