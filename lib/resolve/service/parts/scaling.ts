import type { Metric, Scaling, ScalingRules } from '../../../model/parts/scaling';
import type { SettleContext } from '../context';

/** Number of pods; a range creates an autoscaler. */
export function settleScaling({ settings, report }: SettleContext): Scaling {
  const path = ['deployment', 'replicas'];
  const { replicas = {}, scaling = {} } = settings.deployment ?? {};
  const { min = 1, max = min } = replicas;
  if (min > max) report('E303', path, `expected min at most max, got min ${min} and max ${max}`);
  if (scaling.other?.length)
    report(
      'W100',
      ['deployment', 'scaling', 'metrics'],
      `${scaling.other.join(', ')}: accepted, no effect yet; emitted without`,
    );
  if (scaling.enabled === false || min >= max) return { replicas: min };
  if (min === 0) report('E303', path, 'expected min of at least 1 with an autoscaler, got 0');

  const { cpu, memory, custom = [], scaleUp, scaleDown } = scaling;
  const metrics: Metric[] = [
    ...(cpu ? [{ type: 'cpu', target: cpu } as const] : []),
    ...(memory ? [{ type: 'memory', target: memory } as const] : []),
    ...custom.map(({ name, target }) => ({ type: 'pods', name, target }) as const),
  ];
  const behavior = { scaleUp: rules(scaleUp), scaleDown: rules(scaleDown) };
  return {
    replicas: min,
    autoscaling: { min, max, metrics, behavior: behavior.scaleUp || behavior.scaleDown ? behavior : undefined },
  };
}

type Rules = NonNullable<NonNullable<NonNullable<SettleContext['settings']['deployment']>['scaling']>['scaleUp']>;

function rules(context: Rules | undefined): ScalingRules | undefined {
  return (
    context && {
      stabilizationWindowSeconds: context.stabilizationWindow,
      selectPolicy: context.selectPolicy,
      policies: context.policies,
    }
  );
}
