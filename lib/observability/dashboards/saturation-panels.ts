import { quoted } from '../promql/quote';
import type { Running } from '../running';
import type { Shown } from './layout';
import { container } from './selectors';

const section = 'Saturation';

/** How much of its limits a service takes. */
export function saturation(it: Running): Shown[] {
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
    ...(has('kube-state-metrics')
      ? [{ section, title: 'Restarts', unit: 'short', queries: restarts }, ...replicas(it)]
      : []),
    ...(has('cadvisor') ? volumes(it) : []),
  ];
}

function replicas({ autoscaler }: Running): Shown[] {
  if (!autoscaler) return [];
  const own = `namespace="$namespace",horizontalpodautoscaler=${quoted(autoscaler)}`;
  const of = (name: string) => `max(kube_horizontalpodautoscaler_${name}{${own}})`;
  const queries = {
    current: of('status_current_replicas'),
    desired: of('status_desired_replicas'),
    maximum: of('spec_max_replicas'),
  };
  return [{ section, title: 'Replicas', unit: 'short', queries }];
}

function volumes({ claims }: Running): Shown[] {
  if (claims.length === 0) return [];
  const names = quoted(claims.map(({ pattern }) => pattern).join('|'));
  const of = (name: string) =>
    `max by (persistentvolumeclaim) (kubelet_volume_stats_${name}_bytes{namespace="$namespace",persistentvolumeclaim=~${names}})`;
  const queries = { '{{persistentvolumeclaim}}': `${of('used')} / ${of('capacity')}` };
  return [{ section, title: 'Volumes', unit: 'percentunit', queries }];
}
