import type { Overview } from '../../model/parts/monitoring';
import { budgetLeft } from '../objectives/recorded';

type Server = Overview['servers'][number];

const chosen = 'namespace=~"$namespace"';
const byService = 'sum by (namespace, service)';

/** One expression for all ways of counting, each of which has the series of its own services. */
function union(all: readonly string[]): string | undefined {
  return all.length ? all.map((one) => (all.length > 1 ? `(${one})` : one)).join(' or ') : undefined;
}

/** Requests of the services that count with this label: others may use the same name with another one. */
function requests({ requests: name, status }: Server, value = '!=""'): string {
  return `${byService} (rate(${name}{${chosen},${status}${value}}[5m]))`;
}

/** Requests by the second, of each service. */
export function traffic({ servers }: Overview): string | undefined {
  return union(servers.map((server) => requests(server)));
}

/** The ratio of errors, of each service; 0 and not nothing without an error. */
export function errors({ servers }: Overview): string | undefined {
  return union(
    servers.map((server) => {
      const all = requests(server);
      return `(${requests(server, '=~"5.."')} or 0 * ${all}) / ${all}`;
    }),
  );
}

/** Seconds below which 95 % of answers are, of each service. */
export function latency({ servers }: Overview): string | undefined {
  const all = servers.map(({ duration, unit }) => {
    const rates = `sum by (namespace, service, le) (rate(${duration}_bucket{${chosen}}[5m]))`;
    return `histogram_quantile(0.95, ${rates})${unit === 'milliseconds' ? ' / 1000' : ''}`;
  });
  return union([...new Set(all)]);
}

/** Pods that answer Prometheus, of each service. */
export const answering = `${byService} (up{${chosen},service!=""})`;

/** Pods that are ready, of each Deployment and StatefulSet, by the name of its service. */
export function ready({ exporters }: Overview): string | undefined {
  if (!exporters.includes('kube-state-metrics')) return undefined;
  const of = (series: string, label: string) =>
    `label_replace(${series}{${chosen}}, "service", "$1", "${label}", "(.+)")`;
  const deployments = of('kube_deployment_status_replicas_available', 'deployment');
  return `${byService} (${deployments} or ${of('kube_statefulset_status_replicas_ready', 'statefulset')})`;
}

/** The least part that is left of a budget, of each service. */
export function budgets({ hasObjectives }: Overview): string | undefined {
  return hasObjectives ? `min by (namespace, service) (${budgetLeft}{${chosen}})` : undefined;
}

/** Bytes of memory, of each pod. */
export function memory({ exporters }: Overview): string | undefined {
  if (!exporters.includes('cadvisor')) return undefined;
  return `sum by (namespace, pod) (container_memory_working_set_bytes{${chosen},pod=~"$pod",container!=""})`;
}

/** Cores, of each pod. */
export function cpu({ exporters }: Overview): string | undefined {
  if (!exporters.includes('cadvisor')) return undefined;
  return `sum by (namespace, pod) (rate(container_cpu_usage_seconds_total{${chosen},pod=~"$pod",container!=""}[5m]))`;
}
