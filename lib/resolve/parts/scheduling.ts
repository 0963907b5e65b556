import { gpuLabel } from '../../model/kinds/cluster';
import type { Scheduling, Toleration } from '../../model/parts/placement';
import type { Scaling } from '../../model/parts/scaling';
import type { Resources } from '../../model/parts/resources';
import type { Asked } from '../asked';

/** Taint that keeps other pods off GPU nodes. */
const gpuToleration: Toleration = { key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' };

/** Where in a cluster the pods go, and what may move them. */
export function settleScheduling(
  { settings, platform, report }: Asked,
  resources: Resources,
  { replicas, autoscaling }: Scaling,
): Scheduling {
  const { nodeSelector = {}, tolerations = [], affinity, topology, priority, disruption } = settings.deployment ?? {};
  const gpu = 'nvidia.com/gpu' in resources.requests;
  const type = settings.resources?.gpu && 'type' in settings.resources.gpu ? settings.resources.gpu.type : undefined;
  if (priority && !Object.hasOwn(platform.priorities, priority) && !priority.startsWith('system-')) {
    const known = Object.keys(platform.priorities);
    report(
      'E305',
      ['deployment', 'priority'],
      `expected one of ${known.join(', ') || 'the priorities of platform.yaml'}, got ${priority}`,
    );
  }
  const { enabled = true, ...budget } = disruption ?? {};
  const maxUnavailable = enabled ? budget.maxUnavailable : '100%';
  const minAvailable = enabled
    ? (budget.minAvailable ?? (maxUnavailable === undefined ? '50%' : undefined))
    : undefined;
  if (budget.minAvailable !== undefined && budget.maxUnavailable !== undefined)
    report('E318', ['deployment', 'disruption'], 'expected minAvailable or maxUnavailable, got both');
  if (maxUnavailable === 0 || maxUnavailable === '0%')
    report(
      'E318',
      ['deployment', 'disruption', 'maxUnavailable'],
      `expected at least 1, so that a node can be drained, got ${maxUnavailable}`,
    );
  if (replicas > 1 && (minAvailable === '100%' || (typeof minAvailable === 'number' && minAvailable >= replicas)))
    report(
      'E318',
      ['deployment', 'disruption', 'minAvailable'],
      `expected less than the ${replicas} replicas, so that a node can be drained, got ${minAvailable}`,
    );
  const spread = (topology === 'none' ? [] : (topology ?? defaultSpread)).map((one) => ({
    topologyKey: one.topologyKey,
    maxSkew: one.maxSkew ?? 1,
    whenUnsatisfiable: one.whenUnsatisfiable ?? ('ScheduleAnyway' as const),
  }));
  return {
    nodeSelector: { ...(gpu && type ? { [gpuLabel]: type } : {}), ...nodeSelector },
    tolerations: [...(gpu ? [gpuToleration] : []), ...(tolerations as Toleration[])],
    affinity,
    spread: (autoscaling?.max ?? replicas) > 1 ? spread : [],
    priorityClass: priority,
    minAvailable: replicas > 1 ? minAvailable : undefined,
    ...(replicas > 1 && maxUnavailable !== undefined && minAvailable === undefined ? { maxUnavailable } : {}),
  };
}

const defaultSpread = [
  { topologyKey: 'topology.kubernetes.io/zone', maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway' },
  { topologyKey: 'kubernetes.io/hostname', maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway' },
] as const;
