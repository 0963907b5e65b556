import type { FieldChange } from '../../diff/object-change';
import { directionOf } from './direction';
import { type Decision, type FieldRule, always } from './rule';
import { kubernetesPage } from './sources';

const autoscaler = ['autoscaling/HorizontalPodAutoscaler'];
const page = kubernetesPage('tasks/run-application/horizontal-pod-autoscale/');

/** What changed autoscalers, budgets, quotas, limits and priorities do. */
export const scalingRules: readonly FieldRule[] = [
  {
    rule: 'autoscaler-bounds',
    types: autoscaler,
    fields: ['spec.minReplicas', 'spec.maxReplicas'],
    source: page,
    decide: bounds,
  },
  {
    rule: 'autoscaler-target',
    types: autoscaler,
    fields: ['spec.scaleTargetRef'],
    source: page,
    decide: always('capacity', 'the autoscaler scales another workload; the one before keeps the replicas that it has'),
  },
  {
    rule: 'autoscaler-metrics',
    types: autoscaler,
    fields: ['spec.metrics', 'spec.behavior'],
    source: page,
    decide: always('capacity', 'the autoscaler computes other replicas from the same load'),
  },
  {
    rule: 'budget',
    types: ['policy/PodDisruptionBudget'],
    fields: ['spec'],
    source: kubernetesPage('tasks/run-application/configure-pdb/'),
    decide: always('in-place', 'evictions to come are counted by the new budget; no pod restarts'),
  },
  {
    rule: 'quota',
    types: ['ResourceQuota'],
    fields: ['spec.hard'],
    source: kubernetesPage('concepts/policy/resource-quotas/'),
    decide: quota,
  },
  {
    rule: 'quota-scope',
    types: ['ResourceQuota'],
    fields: ['spec.scopeSelector'],
    source: kubernetesPage('concepts/policy/resource-quotas/#resource-quota-per-priorityclass'),
    decide: always('capacity', 'the quota counts other pods; pods that run stay, and the next one may be refused'),
  },
  {
    rule: 'limit-range',
    types: ['LimitRange'],
    fields: ['spec'],
    source: kubernetesPage('concepts/policy/limit-range/'),
    decide: always(
      'capacity',
      'pods to come get other defaults or bounds, and may be refused; pods that run stay as they are',
    ),
  },
  {
    rule: 'priority-default',
    types: ['scheduling.k8s.io/PriorityClass'],
    fields: ['globalDefault'],
    source: kubernetesPage('concepts/scheduling-eviction/pod-priority-preemption/'),
    decide: always('capacity', 'pods to come that name no class get another priority; pods that run keep theirs'),
  },
  {
    rule: 'description',
    types: ['scheduling.k8s.io/PriorityClass'],
    fields: ['description'],
    source: kubernetesPage('concepts/scheduling-eviction/pod-priority-preemption/'),
    decide: always('none', 'a description that no controller reads'),
  },
];

function bounds({ path, before, after }: FieldChange): Decision {
  const what = path.at(-1) === 'minReplicas' ? 'the least number of replicas' : 'the greatest number of replicas';
  const [from, to] = [before ?? 1, after ?? 1];
  return directionOf(from, to) === 1
    ? { consequence: 'cost-up', reason: `${what} rises from ${String(from)} to ${String(to)}` }
    : { consequence: 'capacity', reason: `${what} falls from ${String(from)} to ${String(to)}` };
}

function quota({ path, before, after }: FieldChange): Decision {
  const what = path.at(-1);
  if (after === undefined) return { consequence: 'cost-up', reason: `${what} is no longer limited` };
  if (before !== undefined && directionOf(before, after) === 1)
    return { consequence: 'cost-up', reason: `the quota of ${what} rises from ${String(before)} to ${String(after)}` };
  return {
    consequence: 'capacity',
    reason: `the quota of ${what} ${before === undefined ? 'is' : `falls from ${String(before)} to`} ${String(after)}: what runs stays, and what is beyond is refused at the next pod`,
  };
}
