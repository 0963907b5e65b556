import { workloadOf } from '../workload-type';
import type { Rollout } from '../../../model/parts/rollout';
import type { Volume } from '../../../model/parts/volumes';
import type { SettleContext } from '../context';

/**
 * Warns of a rolling update of one pod with a ReadWriteOnce volume: the new pod waits for the volume of the old one, and the old one for the new pod.
 */
function alone({ settings, own, report }: SettleContext, strategy: object, volumes: readonly Volume[]): object {
  const disk = volumes.find(({ source }) => source.type === 'claim' && source.accessMode.startsWith('ReadWriteOnce'));
  if (!disk || !workloadOf(settings).surges) return strategy;
  const said = own.deployment?.strategy;
  if (said === undefined) return { type: 'Recreate' };
  if ((strategy as { type?: string }).type !== 'Recreate')
    report(
      'W206',
      ['deployment', 'strategy'],
      `only one node can mount ${disk.name}, so that a new pod on another node waits forever; use Recreate, or accessMode: ReadWriteMany; emitted as it is`,
    );
  return strategy;
}

/** Rollout of a new version. */
export function settleRollout(context: SettleContext, volumes: readonly Volume[]): Rollout {
  const { settings, report } = context;
  const { strategy = {}, podManagementPolicy, history, minReadySeconds, progressDeadline } = settings.deployment ?? {};
  const { type = 'RollingUpdate', rollingUpdate } = alone(context, strategy, volumes) as {
    type?: string;
    rollingUpdate?: { maxSurge?: number | string; maxUnavailable?: number | string };
  };
  const workload = workloadOf(settings);
  const path = ['deployment', 'strategy'];
  const common = {
    podManagement: podManagementPolicy,
    history,
    minReadySeconds,
    progressDeadlineSeconds: workload.stableIdentity ? undefined : progressDeadline,
  };

  if (['Canary', 'BlueGreen'].includes(type)) {
    report('W100', path, `${type} accepted, no effect yet; emitted RollingUpdate`);
    return { type: 'RollingUpdate', ...common };
  }
  const types = workload.rollouts;
  if (types.length && !types.includes(type as Rollout['type']))
    report('E304', path, `expected one of ${types.join(', ')} for a service of type ${workload.type}, got ${type}`);
  if (podManagementPolicy && !workload.stableIdentity)
    report('E304', ['deployment', 'podManagementPolicy'], 'expected a service of type stateful');
  if (rollingUpdate && type !== 'RollingUpdate')
    report('W205', [...path, 'rollingUpdate'], `rollingUpdate: no effect with ${type}; emitted without it`);
  if (rollingUpdate?.maxSurge !== undefined && workload.stableIdentity)
    report('W205', [...path, 'rollingUpdate', 'maxSurge'], 'maxSurge: a StatefulSet has none; emitted without it');
  if (progressDeadline !== undefined && workload.stableIdentity)
    report('W205', ['deployment', 'progressDeadline'], 'progressDeadline: a StatefulSet has none; emitted without it');
  const isNone = (share: number | string | undefined) => share !== undefined && parseInt(String(share)) === 0;
  if (isNone(rollingUpdate?.maxUnavailable) && (workload.stableIdentity || isNone(rollingUpdate?.maxSurge)))
    report(
      'E304',
      [...path, 'rollingUpdate', 'maxUnavailable'],
      `expected at least 1${workload.stableIdentity ? '' : ' where maxSurge is 0'}, so that a rollout can proceed, got ${rollingUpdate?.maxUnavailable}`,
    );
  /** @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds */
  const deadline = common.progressDeadlineSeconds ?? 600;
  if (workload.surges && (minReadySeconds ?? 0) >= deadline)
    report(
      'E304',
      ['deployment', progressDeadline === undefined ? 'minReadySeconds' : 'progressDeadline'],
      `expected a progressDeadline above minReadySeconds, got ${deadline} and ${minReadySeconds ?? 0}`,
    );
  return { type: type as Rollout['type'], ...rollingUpdate, ...common };
}
