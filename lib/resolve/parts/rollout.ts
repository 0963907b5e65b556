import type { Rollout } from '../../model/parts/rollout';
import type { Asked } from '../asked';

/** Rollouts that each type of workload can do itself. */
const possible: Readonly<Record<string, readonly Rollout['type'][]>> = {
  api: ['RollingUpdate', 'Recreate'],
  worker: ['RollingUpdate', 'Recreate'],
  stateful: ['RollingUpdate', 'OnDelete'],
};

/** How pods of a new version replace those before. */
export function settleRollout({ settings, report }: Asked): Rollout {
  const { strategy = {}, podManagementPolicy } = settings.deployment ?? {};
  const { type = 'RollingUpdate', rollingUpdate } = strategy as {
    type?: string;
    rollingUpdate?: { maxSurge?: number | string; maxUnavailable?: number | string };
  };
  const workload = settings.service?.type ?? 'api';
  const path = ['deployment', 'strategy'];

  if (['Canary', 'BlueGreen'].includes(type)) {
    report('W100', path, `${type} accepted, no effect yet; emitted RollingUpdate`);
    return { type: 'RollingUpdate', podManagement: podManagementPolicy };
  }
  const types = possible[workload];
  if (types && !types.includes(type as Rollout['type']))
    report('E304', path, `expected one of ${types.join(', ')} for a service of type ${workload}, got ${type}`);
  if (podManagementPolicy && workload !== 'stateful')
    report('E304', ['deployment', 'podManagementPolicy'], 'expected a service of type stateful');
  if (rollingUpdate && type !== 'RollingUpdate')
    report('W205', [...path, 'rollingUpdate'], `rollingUpdate: ${type} has no use for it; emitted without it`);
  if (rollingUpdate?.maxSurge !== undefined && workload === 'stateful')
    report('W205', [...path, 'rollingUpdate', 'maxSurge'], 'maxSurge: a StatefulSet has none; emitted without it');
  return { type: type as Rollout['type'], ...rollingUpdate, podManagement: podManagementPolicy };
}
