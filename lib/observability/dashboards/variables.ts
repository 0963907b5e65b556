import { quoted } from '../promql/quote';
import type { Running } from '../running';
import { prometheus } from './grafana';

/** The variable by which a reader chooses among data sources of metrics. */
export const datasource = { name: 'datasource', label: 'Metrics', type: 'datasource', query: 'prometheus' };

/** The one among those of logs. */
export const logs = { name: 'logs', label: 'Logs', type: 'datasource', query: 'loki' };

/** The one among those of traces. */
export const traces = { name: 'traces', label: 'Traces', type: 'datasource', query: 'tempo' };

const asked = { type: 'query', datasource: prometheus, refresh: 2, sort: 1 };

/** What a reader chooses in the dashboard of a service: an environment, and pods. */
export function serviceVariables(running: Running): object[] {
  const { namespace, service, scraped, exporters, traced } = running;
  const [series, label] = exporters.includes('kube-state-metrics')
    ? ['kube_pod_container_status_ready', 'container']
    : ['up', 'service'];
  const chosen = { name: 'namespace', label: 'Environment', current: { text: namespace, value: namespace } };
  const known = series === 'up' && !scraped;
  const own = `${label}=${quoted(service)}`;
  return [
    datasource,
    logs,
    ...(traced ? [traces] : []),
    known
      ? { ...chosen, type: 'constant', query: namespace }
      : { ...chosen, ...asked, ...labels(`${series}{${own}}`, 'namespace') },
    known ? { name: 'pod', type: 'constant', query: '.*' } : pods(`${series}{namespace="$namespace",${own}}`),
  ];
}

/** The variable by which a reader chooses pods, among the series of a selector. */
export function pods(series: string): object {
  return {
    ...{ name: 'pod', label: 'Pod', multi: true, includeAll: true, allValue: '.*' },
    ...asked,
    ...labels(series, 'pod'),
    current: { text: ['All'], value: ['$__all'] },
  };
}

/** Values of a label. @see https://grafana.com/docs/grafana/latest/datasources/prometheus/template-variables/ */
function labels(series: string, label: string): object {
  const query = `label_values(${series}, ${label})`;
  return { definition: query, query: { query, refId: 'variable' } };
}

/** The variable by which a reader chooses environments of a platform. */
export function environments(namespaces: readonly string[]): object {
  return {
    ...{ name: 'namespace', label: 'Environment', type: 'custom', multi: true, includeAll: true },
    query: namespaces.join(','),
    allValue: namespaces.join('|'),
    current: { text: ['All'], value: ['$__all'] },
  };
}
