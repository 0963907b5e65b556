import { isMapping } from '../../../model/mapping';
import type { ObjectBody } from '../../diff/object-change';
import { at, nameOf, numberAt, ofKind } from './body';
import { autoscalerOf, countOf, replicasOf } from './rollout';
import type { Decision, ObjectRule, Subject } from './rule';
import { podLabels, selectedBy, selects } from './selectors';
import { kubernetesPage } from './sources';

const source = kubernetesPage('tasks/run-application/configure-pdb/');

/** Whether a change makes a budget that lets no pod be evicted, or an autoscaler that fights. */
export const budgetRules: readonly ObjectRule[] = [
  {
    rule: 'budget-blocks-drains',
    types: ['policy/PodDisruptionBudget'],
    source,
    decide: ({ after, before, context }) => (isMapping(after.spec) ? blocking(after, before, context) : []),
  },
  {
    rule: 'budget-blocks-drains',
    types: ['apps/Deployment', 'apps/StatefulSet', 'autoscaling/HorizontalPodAutoscaler'],
    source,
    decide: ({ after, context }) =>
      ofKind(context.after, 'PodDisruptionBudget')
        .filter((budget) => concerns(budget, after, context.after))
        .flatMap((budget) => blocking(budget, budget, context)),
  },
  {
    rule: 'autoscaler-and-replicas',
    types: ['autoscaling/HorizontalPodAutoscaler'],
    source: kubernetesPage('tasks/run-application/horizontal-pod-autoscale/'),
    decide: fights,
  },
];

type Around = Subject['context'];

function blocking(budget: ObjectBody, old: ObjectBody, { before, after }: Around): readonly Decision[] {
  const blocked = blockedBy(budget, after);
  if (blocked === undefined || blockedBy(old, before) === blocked) return [];
  return [
    {
      consequence: 'capacity',
      reason: `the budget ${nameOf(budget)} lets none of ${blocked} pods be evicted: drains of nodes, and their upgrades, wait`,
    },
  ];
}

/** Pods of which a budget lets none be evicted; undefined where it lets some. */
function blockedBy(budget: ObjectBody, around: readonly ObjectBody[]): number | undefined {
  const pods = selectedBy(at(budget, 'spec', 'selector'), around).filter(
    ({ kind }) => kind !== 'Job' && kind !== 'CronJob',
  );
  const replicas = pods.reduce((sum, workload) => sum + replicasOf(workload, around), 0);
  if (replicas === 0) return undefined;
  const [least, most] = [at(budget, 'spec', 'minAvailable'), at(budget, 'spec', 'maxUnavailable')];
  const needed =
    least === undefined ? replicas - countOf(most ?? 0, replicas, Math.ceil) : countOf(least, replicas, Math.ceil);
  return needed >= replicas ? replicas : undefined;
}

function concerns(budget: ObjectBody, changed: ObjectBody, around: readonly ObjectBody[]): boolean {
  const workload = changed.kind === 'HorizontalPodAutoscaler' ? targetOf(changed, around) : changed;
  return workload !== undefined && selects(at(budget, 'spec', 'selector'), podLabels(workload));
}

function targetOf(autoscaler: ObjectBody, around: readonly ObjectBody[]): ObjectBody | undefined {
  return around.find(
    (body) =>
      body.kind === at(autoscaler, 'spec', 'scaleTargetRef', 'kind') &&
      nameOf(body) === at(autoscaler, 'spec', 'scaleTargetRef', 'name'),
  );
}

function fights({ after, context }: Subject): readonly Decision[] {
  const target = targetOf(after, context.after);
  const replicas = target && numberAt(target, 'spec', 'replicas');
  if (!target || replicas === undefined || autoscalerOf(target, context.before)) return [];
  return [
    {
      consequence: 'capacity',
      reason: `the autoscaler and replicas: ${replicas} of ${String(target.kind)} ${nameOf(target)} fight, unless the Kustomization ignores /spec/replicas`,
    },
  ];
}
