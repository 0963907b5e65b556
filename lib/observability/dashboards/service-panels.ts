import type { Metric, Objective } from '../../model/parts/monitoring';
import { quoted } from '../promql/quote';
import { budgetLeft } from '../objectives/recorded';
import type { Running } from '../running';
import { backings } from './backing-panels';
import { health } from './health-panels';
import type { Shown } from './layout';
import { saturation } from './saturation-panels';
import { own } from './selectors';
import { units } from './units';

const shares = { p50: 0.5, p95: 0.95, p99: 0.99 };

type Of = (running: Running, objectives: readonly Objective[]) => readonly Shown[];

const sections: readonly Of[] = [
  health,
  traffic,
  saturation,
  custom,
  backings,
  (it, objectives) => objectives.map(budget(it)),
];

/** What the dashboard of a service shows. */
export function servicePanels(running: Running, objectives: readonly Objective[]): Shown[] {
  return sections.flatMap((of) => of(running, objectives));
}

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
