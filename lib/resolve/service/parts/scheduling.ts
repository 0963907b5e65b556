import { gpuLabel } from '../../../model/kinds/cluster';
import type { Scheduling, Toleration } from '../../../model/parts/placement';
import { mostPods, type Scaling } from '../../../model/parts/scaling';
import type { Resources } from '../../../model/parts/resources';
import { priorityClassName } from '../../../model/owned-name';
import type { SettleContext } from '../context';
import { repeated } from '../../../api/rules/rule';
import { checkNative } from '../native';

/** Taint that keeps other pods off GPU nodes. */
const gpuToleration: Toleration = { key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' };

/** Scheduling and disruption of pods. */
export function settleScheduling(context: SettleContext, resources: Resources, scaling: Scaling): Scheduling {
  const { replicas } = scaling;
  const { name, settings, platform, report } = context;
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
  const blocking = percentBlocks(minAvailable, replicas);
  if (blocking && replicas > 1)
    report(
      'W206',
      ['deployment', 'disruption', 'minAvailable'],
      `${minAvailable} of ${replicas} replicas is rounded up to all of them, which would block every drain; emitted maxUnavailable 1`,
    );
  if (replicas <= 1 && enabled && Object.keys(budget).length > 0)
    report(
      'W206',
      ['deployment', 'disruption'],
      `with at least ${replicas} replica, a PodDisruptionBudget would block every drain; emitted without one`,
    );
  const spread = (topology === 'none' ? [] : (topology ?? defaultSpread)).map((one) => ({
    topologyKey: one.topologyKey,
    maxSkew: one.maxSkew ?? 1,
    whenUnsatisfiable: one.whenUnsatisfiable ?? ('ScheduleAnyway' as const),
    ...('matchLabelKeys' in one && one.matchLabelKeys && { matchLabelKeys: one.matchLabelKeys }),
    ...('minDomains' in one && one.minDomains !== undefined && { minDomains: one.minDomains }),
  }));
  if (topology && topology !== 'none')
    topology.forEach(({ labelSelector }, index) => {
      const others = Object.values(labelSelector?.matchLabels ?? {}).filter((value) => value !== name);
      if (others.length)
        report(
          'W206',
          ['deployment', 'topology', index, 'labelSelector'],
          `${others.join(', ')}: the pods are always those of the service; emitted so`,
        );
    });
  checkSpread(context, spread);
  const pool = poolOf(context);
  checkNative(context, 'V1Affinity', affinity, ['deployment', 'affinity']);
  tolerations.forEach((one, index) => checkNative(context, 'V1Toleration', one, ['deployment', 'tolerations', index]));
  return {
    nodeSelector: { ...(gpu && type ? { [gpuLabel]: type } : {}), ...pool.labels, ...nodeSelector },
    tolerations: [...(gpu ? [gpuToleration] : []), ...pool.tolerations, ...(tolerations as Toleration[])],
    affinity,
    spread: mostPods(scaling) > 1 ? spread : [],
    priorityClass: priority && priorityClassName(platform.name, priority),
    minAvailable: replicas > 1 && !blocking ? minAvailable : undefined,
    ...(replicas > 1 && maxUnavailable !== undefined && minAvailable === undefined ? { maxUnavailable } : {}),
    ...(replicas > 1 && blocking ? { maxUnavailable: 1 } : {}),
  };
}

/** Whether a percentage, which is rounded up, is all pods. @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/#rounding-logic-when-specifying-percentages */
function percentBlocks(share: number | string | undefined, replicas: number): boolean {
  return typeof share === 'string' && share !== '100%' && Math.ceil((parseInt(share) * replicas) / 100) >= replicas;
}

/** Reports topology spread constraints that the API server refuses. */
function checkSpread(context: SettleContext, spread: Scheduling['spread']): void {
  const path = ['deployment', 'topology'];
  const labelSelector = {
    matchLabels: { 'app.kubernetes.io/name': context.name, 'app.kubernetes.io/instance': context.name },
  };
  const again = repeated(spread, ({ topologyKey, whenUnsatisfiable }) => `${topologyKey} ${whenUnsatisfiable}`);
  spread.forEach((one, index) => {
    checkNative(context, 'V1TopologySpreadConstraint', { ...one, labelSelector }, [...path, index]);
    if (again.includes(index))
      context.report(
        'E390',
        [...path, index, 'topologyKey'],
        `expected another topologyKey or whenUnsatisfiable, got ${one.topologyKey} twice`,
      );
  });
}

const defaultSpread = [
  { topologyKey: 'topology.kubernetes.io/zone', maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway' },
  { topologyKey: 'kubernetes.io/hostname', maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway' },
] as const;

/** Node selector and tolerations for the node pool of a service. */
function poolOf({ settings, environment, report }: SettleContext) {
  const name = settings.deployment?.nodePool;
  const pools = environment.cluster.nodePools;
  const pool = pools.find((one) => one.name === name);
  const path = ['deployment', 'nodePool'];
  const where = `environments/${environment.name}.yaml`;
  if (name !== undefined && !pool)
    report(
      'E382',
      path,
      `expected one of ${pools.map((one) => one.name).join(', ') || `the pools of ${where}`}, got ${name}`,
    );
  if (pool && Object.keys(pool.labels).length === 0)
    report('E382', path, `expected labels of ${name} in ${where}, which pods select it by, got none`);
  const { labels = {}, taints = [] } = pool ?? {};
  const tolerations = taints
    .filter(({ key }) => key !== gpuToleration.key)
    .map(({ key, value, effect }): Toleration =>
      value === undefined ? { key, operator: 'Exists', effect } : { key, operator: 'Equal', value, effect },
    );
  return { labels, tolerations };
}
