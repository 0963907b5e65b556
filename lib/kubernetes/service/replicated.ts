import { leastPods } from '../../model/parts/scaling';
import { Construct } from 'constructs';
import type { Unit } from '../../model/unit';
import { Autoscaler } from './autoscaler';
import { DisruptionBudget } from './disruption-budget';
import { selector } from './labels';

/** Workload of the pods. */
export interface ReplicatedProps {
  readonly unit: Unit;
  readonly kind: 'Deployment' | 'StatefulSet';
  readonly target: string;
}

/** Autoscaler and PodDisruptionBudget of a service. */
export class Replicated extends Construct {
  constructor(scope: Construct, id: string, { unit, kind, target }: ReplicatedProps) {
    super(scope, id);
    const { name, scaling, scheduling } = unit.service;
    const { autoscaling } = scaling;
    if (autoscaling) new Autoscaler(this, 'Autoscaler', { name, kind, target, ...autoscaling });
    // With a single pod, a budget would block every drain.
    if (leastPods(scaling) > 1) {
      const { minAvailable, maxUnavailable } = scheduling;
      new DisruptionBudget(this, 'DisruptionBudget', { name, selector: selector(unit), minAvailable, maxUnavailable });
    }
  }
}
