import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { Rollout } from '../../model/parts/rollout';
import type { Unit } from '../../model/unit';
import { about, selector, version } from './labels';
import { podTemplate } from './pod-template';
import { Replicated } from './replicated';
import { type Spelled, kinds } from '../kinds';

/** Equal pods. */
export class Deployment extends Construct {
  constructor(scope: Construct, id: string, unit: Unit) {
    super(scope, id);
    const { name, scaling, rollout } = unit.service;
    new ApiObject(this, 'Resource', {
      ...kinds.Deployment,
      metadata: { name, labels: version(unit), annotations: about(unit) },
      spec: {
        // With an autoscaler, the initial number; Flux ignores it afterwards.
        replicas: scaling.replicas,
        strategy: strategy(rollout),
        revisionHistoryLimit: rollout.history,
        minReadySeconds: rollout.minReadySeconds,
        progressDeadlineSeconds: rollout.progressDeadlineSeconds,
        selector: { matchLabels: selector(unit) },
        template: podTemplate(unit),
      },
    });
    new Replicated(this, 'Replicated', { unit, kind: 'Deployment', target: name });
  }
}

function strategy({ type, maxUnavailable, maxSurge }: Rollout): Spelled {
  if (type === 'Recreate') return { type };
  return { type: 'RollingUpdate', rollingUpdate: { maxUnavailable, maxSurge } };
}
