import type { Objective } from '../../model/parts/monitoring';
import { quoted } from '../promql/quote';
import type { Running } from '../running';
import { type Dashboard, prometheus } from './grafana';
import { hashOf, laidOut, mostPanels } from './layout';
import { servicePanels } from './service-panels';

/** The dashboards of a service: one, and more where one could not hold all panels. */
export function serviceDashboards(running: Running, objectives: readonly Objective[]): Dashboard[] {
  const { platform, environment, service } = running;
  const shown = servicePanels(running, objectives);
  const lots = Array.from({ length: Math.max(1, Math.ceil(shown.length / mostPanels)) }, (_, index) =>
    shown.slice(index * mostPanels, (index + 1) * mostPanels),
  );
  return lots.map((panels, index) => ({
    uid: serviceUid(running, index),
    title: `${service} (${environment})${index ? ` ${index + 1}` : ''}`,
    tags: ['strata', platform, environment],
    schemaVersion: 39,
    editable: false,
    refresh: '1m',
    time: { from: 'now-6h', to: 'now' },
    templating: { list: variables(running) },
    annotations: { list: rollouts(running) },
    links: [{ title: 'Logs', type: 'link', url: logsOf(running), targetBlank: true }],
    panels: laidOut(panels),
  }));
}

/** By which links find the dashboard of a service. */
export function serviceUid({ platform, environment, service }: Running, index = 0): string {
  return hashOf(platform, environment, service, String(index));
}

/** The variable by which a reader chooses among data sources. */
export const datasource = { name: 'datasource', label: 'Data source', type: 'datasource', query: 'prometheus' };

function variables({ namespace, service }: Running): object[] {
  const pods = `kube_pod_container_status_ready{namespace="$namespace",container=${quoted(service)}}`;
  const common = { type: 'query', datasource: prometheus, refresh: 2 };
  return [
    datasource,
    {
      ...common,
      name: 'namespace',
      label: 'Environment',
      query: `label_values(kube_pod_container_status_ready{container=${quoted(service)}}, namespace)`,
      current: { text: namespace, value: namespace },
    },
    {
      ...common,
      name: 'pod',
      label: 'Pod',
      query: `label_values(${pods}, pod)`,
      multi: true,
      includeAll: true,
      allValue: '.*',
      current: { text: ['All'], value: ['$__all'] },
    },
  ];
}

function rollouts({ workload, workloadName, exporters }: Running): object[] {
  if (workload !== 'Deployment' || !exporters.includes('kube-state-metrics')) return [];
  const own = `namespace="$namespace",deployment=${quoted(workloadName)}`;
  const expr = `changes(kube_deployment_status_observed_generation{${own}}[2m]) > 0`;
  return [{ name: 'Rollouts', datasource: prometheus, enable: true, iconColor: 'blue', expr, titleFormat: 'Rollout' }];
}

/** @see https://grafana.com/docs/grafana/latest/explore/ */
function logsOf({ namespace, service }: Running): string {
  const expr = `{namespace=${quoted(namespace)}, container=${quoted(service)}}`;
  const left = { datasource: 'loki', queries: [{ refId: 'A', expr }], range: { from: 'now-1h', to: 'now' } };
  return `/explore?left=${encodeURIComponent(JSON.stringify(left))}`;
}
