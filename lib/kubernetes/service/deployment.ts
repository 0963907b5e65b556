import * as k8s from 'cdk8s-plus-27/lib/imports/k8s';
import { Construct } from 'constructs';
import type { Rollout } from '../../model/parts/rollout';
import type { Unit } from '../../model/unit';
import { about, selector, version } from './labels';
import { podTemplate, withPods } from './pod-template';
import { intOrString } from './probe';
import { Replicated } from './replicated';

/** Pods that are all alike. */
export class Deployment extends Construct {
  constructor(scope: Construct, id: string, unit: Unit) {
    super(scope, id);
    const { name, scaling, rollout } = unit.service;
    const pods = podTemplate(unit);
    const manifest = k8s.KubeDeployment.manifest({
      metadata: { name, labels: version(unit), annotations: about(unit) },
      spec: {
        replicas: scaling.autoscaling ? undefined : scaling.replicas,
        strategy: strategy(rollout),
        revisionHistoryLimit: rollout.history,
        minReadySeconds: rollout.minReadySeconds,
        progressDeadlineSeconds: rollout.progressDeadlineSeconds,
        selector: { matchLabels: selector(unit) },
        template: pods.template,
      },
    });
    withPods(this, manifest, '/spec/template', pods);
    new Replicated(this, 'Replicated', { unit, kind: 'Deployment', target: name });
  }
}

function strategy({ type, maxUnavailable, maxSurge }: Rollout): k8s.DeploymentStrategy {
  if (type === 'Recreate') return { type };
  const share = (value: number | string | undefined) => (value === undefined ? undefined : intOrString(value));
  return { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: share(maxUnavailable), maxSurge: share(maxSurge) } };
}
