import type { Metric, MetricUnit, Objective } from '../../model/parts/monitoring';
import { literally } from '../../model/literally';
import { quoted } from '../promql/quote';
import { budgetLeft } from '../objectives/recorded';
import type { Running } from '../running';
import type { Shown } from './layout';

/** Units as Grafana calls them. @see https://github.com/grafana/grafana/blob/main/packages/grafana-data/src/valueFormats/categories.ts */
const units: Readonly<Record<MetricUnit, string>> = {
  seconds: 's',
  milliseconds: 'ms',
  bytes: 'bytes',
  ratio: 'percentunit',
  percent: 'percent',
  timestamp: 'dateTimeAsIso',
  count: 'short',
};

const shares = { p50: 0.5, p95: 0.95, p99: 0.99 };

type Of = (running: Running, objectives: readonly Objective[]) => readonly Shown[];

const sections: readonly Of[] = [traffic, saturation, custom, backings, (it, objectives) => objectives.map(budget(it))];

/** What the dashboard of a service shows. */
export function servicePanels(running: Running, objectives: readonly Objective[]): Shown[] {
  return sections.flatMap((of) => of(running, objectives));
}

const own = ({ service }: Running) => `namespace="$namespace",service=${quoted(service)},pod=~"$pod"`;
const container = ({ service }: Running) => `namespace="$namespace",container=${quoted(service)},pod=~"$pod"`;

function traffic(it: Running): Shown[] {
  const { http, scraped } = it;
  if (!http || !scraped) return [];
  const section = 'Requests';
  const answers = (more = '') => `sum(rate(${http.requests}{${own(it)}${more}}[5m]))`;
  const histogram = it.metrics.find(({ name }) => name === http.duration);
  return [
    {
      section,
      title: 'Traffic',
      unit: 'reqps',
      queries: { [`{{${http.status}}}`]: `sum by (${http.status}) (rate(${http.requests}{${own(it)}}[5m]))` },
    },
    {
      section,
      title: 'Errors',
      unit: 'percentunit',
      // Without an error there is no series of errors, and a good service would show nothing.
      queries: { 'error ratio': `(${answers(`,${http.status}=~"5.."`)} or vector(0)) / ${answers()}` },
    },
    ...(histogram ? [{ section, title: 'Latency', unit: units[http.unit], queries: quantiles(histogram, it) }] : []),
  ];
}

function quantiles({ name, type }: Metric, it: Running): Record<string, string> {
  const rates =
    type === 'native' ? `sum(rate(${name}{${own(it)}}[5m]))` : `sum by (le) (rate(${name}_bucket{${own(it)}}[5m]))`;
  return Object.fromEntries(
    Object.entries(shares).map(([legend, share]) => [legend, `histogram_quantile(${share}, ${rates})`]),
  );
}

function saturation(it: Running): Shown[] {
  const section = 'Saturation';
  const has = (source: Running['exporters'][number]) => it.exporters.includes(source);
  const given = (kind: string, resource: string) =>
    `max(kube_pod_container_resource_${kind}{${container(it)},resource="${resource}"})`;
  const bounds = (resource: string): Readonly<Record<string, string>> =>
    has('kube-state-metrics') ? { request: given('requests', resource), limit: given('limits', resource) } : {};
  const byPod = (expr: string) => ({ '{{pod}}': `sum by (pod) (${expr})` });
  const throttled = (kind: string) => `sum by (pod) (rate(container_cpu_cfs_${kind}_total{${container(it)}}[5m]))`;
  const ofNode: Shown[] = [
    {
      section,
      title: 'CPU',
      unit: 'short',
      queries: { ...byPod(`rate(container_cpu_usage_seconds_total{${container(it)}}[5m])`), ...bounds('cpu') },
    },
    {
      section,
      title: 'Memory',
      unit: 'bytes',
      queries: { ...byPod(`container_memory_working_set_bytes{${container(it)}}`), ...bounds('memory') },
    },
    {
      section,
      title: 'CPU throttling',
      unit: 'percentunit',
      queries: { '{{pod}}': `${throttled('throttled_periods')} / ${throttled('periods')}` },
    },
  ];
  const restarts = byPod(`increase(kube_pod_container_status_restarts_total{${container(it)}}[1h])`);
  return [
    ...(has('cadvisor') ? ofNode : []),
    ...(has('kube-state-metrics') ? [{ section, title: 'Restarts', unit: 'short', queries: restarts }] : []),
  ];
}

function custom(it: Running): Shown[] {
  if (!it.scraped) return [];
  return it.metrics
    .filter(({ source }) => source === 'custom')
    .map((metric) => ({
      section: 'Metrics of its own',
      title: metric.name,
      unit: units[metric.unit],
      queries: byType[metric.type](metric, it),
      help: metric.help,
    }));
}

const byType: Readonly<Record<Metric['type'], (metric: Metric, it: Running) => Record<string, string>>> = {
  counter: ({ name }, it) => ({ 'per second': `sum(rate(${name}{${own(it)}}[5m]))` }),
  gauge: ({ name }, it) => ({ '{{pod}}': `sum by (pod) (${name}{${own(it)}})` }),
  histogram: quantiles,
  native: quantiles,
  summary: ({ name }, it) => ({ '{{quantile}}': `max by (quantile) (${name}{${own(it)}})` }),
};

function backings({ queues, databases, exporters }: Running): Shown[] {
  const section = 'Backings';
  const names = `dimension_QueueName=~${quoted(queues.map(literally).join('|'))}`;
  const waiting = `max by (dimension_QueueName) (aws_sqs_approximate_number_of_messages_visible_average{${names}})`;
  const read = exporters.includes('queue') && queues.length > 0;
  const postgres = exporters.includes('database') ? databases.filter(({ engine }) => engine === 'postgres') : [];
  return [
    ...(read
      ? [{ section, title: 'Messages that wait', unit: 'short', queries: { '{{dimension_QueueName}}': waiting } }]
      : []),
    ...postgres.map(({ database }) => ({
      section,
      title: `Connections of ${database}`,
      unit: 'short',
      queries: {
        taken: `sum(pg_stat_activity_count{datname=${quoted(database)}})`,
        limit: 'max(pg_settings_max_connections)',
      },
    })),
  ];
}

const budget =
  ({ service }: Running) =>
  ({ name, description }: Objective): Shown => ({
    section: 'Error budgets',
    title: `Budget left of ${name}`,
    unit: 'percentunit',
    queries: {
      left: `${budgetLeft}{namespace="$namespace",service=${quoted(service)},slo=${quoted(name)}}`,
    },
    help: description,
  });
