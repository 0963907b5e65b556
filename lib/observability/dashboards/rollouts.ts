import { literally } from '../../model/literally';
import { quoted } from '../promql/quote';
import type { Running } from '../running';
import { prometheus } from './grafana';

const common = { name: 'Rollouts', datasource: prometheus, enable: true, iconColor: 'blue' };

/** Marks where a new version of a service was rolled out, and not where it was scaled. */
export function rollouts({ workload, workloadName, exporters }: Running): object[] {
  if (!exporters.includes('kube-state-metrics')) return [];
  if (workload === 'Deployment') {
    const own = `namespace="$namespace",replicaset=~${quoted(`${literally(workloadName)}-[a-z0-9]+`)}`;
    // Its ReplicaSets are its versions; the value is the time, which Grafana wants in milliseconds.
    const expr = `max by (replicaset) (kube_replicaset_created{${own}}) * 1000`;
    return [{ ...common, expr, useValueForTime: true, titleFormat: 'Rollout', textFormat: '{{replicaset}}' }];
  }
  if (workload !== 'StatefulSet') return [];
  const own = `namespace="$namespace",statefulset=${quoted(workloadName)}`;
  const revisions = (back = '') => `count by (revision) (kube_statefulset_status_update_revision{${own}}${back})`;
  const expr = `${revisions()} unless ${revisions(' offset 2m')}`;
  return [{ ...common, expr, titleFormat: 'Rollout', textFormat: '{{revision}}' }];
}
