import { type Chart, Testing } from 'cdk8s';
import type { Metric, Objective } from '../../../lib/model/parts/monitoring';
import { Dashboard } from '../../../lib/kubernetes/observability/dashboard';
import { catalogueOf } from '../../../lib/observability/catalogue/catalogue';
import { mostPanels } from '../../../lib/observability/dashboards/layout';
import { recorded } from '../../../lib/observability/objectives/recorded';
import { objectiveGroups } from '../../../lib/observability/objectives/objective-rules';
import { serviceDashboards } from '../../../lib/observability/dashboards/service-dashboards';
import { checkSelectors } from '../../../lib/observability/promql/check';
import { parsePromql } from '../../../lib/observability/promql/parse';
import type { Running } from '../../../lib/observability/running';
import { metrics, running } from '../shop';

const objective: Objective = {
  name: 'availability',
  target: 99.9,
  windowDays: 28,
  indicator: { errorRatio: '', events: '' },
};
const types = ['counter', 'gauge', 'histogram', 'native', 'summary'] as const;
const many = types.map((type): Metric => ({ name: `of_${type}`, type, unit: 'count', labels: [], source: 'custom' }));

const name = 'a"} or vector(1) #.*$namespace';
const hostile = {
  queues: [{ provider: 'sqs', name }],
  caches: [{ name, host: name }],
  databases: [
    { engine: 'postgres', database: name, name, host: name },
    { engine: 'mysql', database: name, name, host: name },
  ],
  claims: [{ pattern: name }],
};

function faultsOf(it: Running): string[] {
  const catalogue = catalogueOf([...it.metrics, ...recorded], it.exporters);
  return serviceDashboards(it, [objective]).flatMap(({ panels, annotations }) => {
    const events = (annotations.list as { readonly expr: string }[]).map(({ expr }) => expr);
    const queries = [...panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)), ...events];
    return queries.flatMap((expr) => {
      const { value, faults } = parsePromql(expr);
      return [...faults, ...(value ? checkSelectors(value, catalogue) : [])].map(
        ({ message }) => `${expr}: ${message}`,
      );
    });
  });
}

describe('the dashboards of a service', () => {
  test.each<[string, Running]>([
    ['with everything', { ...running, metrics: [...metrics, ...many] }],
    ['that no one scrapes', { ...running, scraped: false }],
    ['without exporters', { ...running, exporters: ['targets' as const] }],
    ['that is a StatefulSet', { ...running, workload: 'StatefulSet' as const }],
    ['that is a CronJob', { ...running, workload: 'CronJob' as const, scraped: false }],
    ...['sqs', 'pubsub', 'amqp', 'servicebus'].map((provider): [string, Running] => [
      `with queues of ${provider}`,
      { ...running, queues: [{ provider, name: 'jobs' }] },
    ]),
    ['with MySQL', { ...running, databases: [{ engine: 'mysql', database: 'a', name: 'a', host: 'shop-a' }] }],
    ['with names that could be code', { ...running, ...hostile }],
  ])('ask of the catalogue alone, for one %s', (_, it) => {
    expect(faultsOf(it)).toEqual([]);
  });

  test('show requests, saturation, metrics of its own, backings and budgets', () => {
    const titles = serviceDashboards(running, [objective])[0]!.panels.map(({ title }) => title);
    const expected = ['Traffic', 'Errors', 'Latency', 'CPU', 'Memory', 'Restarts', 'queue_depth'];
    expect(titles).toEqual(
      expect.arrayContaining([
        ...expected,
        'Connections of main',
        'Memory of cache',
        'Service health',
        'Budget left of availability',
      ]),
    );
  });

  test('are several, each far below 1 MiB and with ids of its own, where one could not hold all', () => {
    const lots = Array.from({ length: 1000 }, (_, index): Metric => ({
      ...many[0]!,
      name: `${'m'.repeat(190)}_${index}`,
    }));
    const made = serviceDashboards({ ...running, metrics: lots }, []);
    expect(made.length).toBeGreaterThan(1000 / mostPanels);
    expect(new Set(made.map(({ uid }) => uid)).size).toBe(made.length);
    for (const one of made) {
      expect(JSON.stringify(one, null, 2).length).toBeLessThan(512 * 1024);
      expect(new Set(one.panels.map(({ id }) => id)).size).toBe(one.panels.length);
    }
    const shown = made.flatMap(({ panels }) => panels.map(({ title }) => title));
    expect(lots.filter(({ name }) => !shown.includes(name))).toEqual([]);
  });

  test('show no errors as 0, and not as nothing', () => {
    const errors = serviceDashboards(running, [])[0]!.panels.find(({ title }) => title === 'Errors')!;
    expect(errors.targets![0]!.expr).toMatch(/^\(sum\(rate\(.*\) or vector\(0\)\) \/ sum/);
  });

  test('name a budget as the rules of its objective record it', () => {
    const records = objectiveGroups(objective, running).flatMap(({ rules }) =>
      rules.flatMap((rule) => ('record' in rule ? [rule.record] : [])),
    );
    expect(recorded.filter(({ name }) => !records.includes(name))).toEqual([]);
  });

  test('keep the ids of panels when one is added', () => {
    const idOf = (all: readonly Metric[]) =>
      serviceDashboards({ ...running, metrics: all }, [])[0]!.panels.find(({ title }) => title === 'queue_depth')!.id;
    expect(idOf([many[0]!, ...metrics])).toBe(idOf(metrics));
  });

  test('come as ConfigMaps that the sidecar of Grafana finds', () => {
    const chart: Chart = Testing.chart();
    const [dashboard] = serviceDashboards(running, []);
    new Dashboard(chart, 'Dashboard', {
      ...{ name: 'api-dashboard', namespace: 'shop-live', folder: 'shop' },
      dashboard: dashboard!,
    });
    const [made] = Testing.synth(chart) as { metadata: object; data: Record<string, string> }[];
    expect(made!.metadata).toMatchObject({
      labels: { grafana_dashboard: '1' },
      annotations: { grafana_folder: 'shop' },
    });
    expect(JSON.parse(made!.data['shop-live.api-dashboard.json']!)).toEqual(dashboard);
  });
});
