import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { Autoscaling, Metric, ScalingRules } from '../../model/parts/scaling';
import { type Spelled, kinds } from '../kinds';

/** Props of an autoscaler. */
export interface AutoscalerProps extends Autoscaling {
  readonly name: string;
  readonly kind: 'Deployment' | 'StatefulSet';
  /** Name of its target. */
  readonly target: string;
}

type Measure<T extends Metric['type']> = (metric: Extract<Metric, { readonly type: T }>) => Spelled;

/** Metrics by type, in Kubernetes' spelling. */
const measures: { readonly [T in Metric['type']]: Measure<T> } = {
  cpu: utilization,
  memory: utilization,
  pods: ({ name, target }) => ({
    type: 'Pods',
    pods: { metric: { name }, target: { type: 'AverageValue', averageValue: target } },
  }),
};

/** An autoscaler of pods. */
export class Autoscaler extends Construct {
  constructor(scope: Construct, id: string, { name, kind, target, min, max, metrics, behavior }: AutoscalerProps) {
    super(scope, id);
    new ApiObject(this, 'Resource', {
      ...kinds.HorizontalPodAutoscaler,
      metadata: { name },
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind, name: target },
        minReplicas: min,
        maxReplicas: max,
        metrics: metrics.map((metric) => (measures[metric.type] as Measure<typeof metric.type>)(metric as never)),
        behavior: behavior && { scaleUp: rules(behavior.scaleUp), scaleDown: rules(behavior.scaleDown) },
      },
    });
  }
}

function utilization({ type, target }: { readonly type: 'cpu' | 'memory'; readonly target: number }): Spelled {
  return { type: 'Resource', resource: { name: type, target: { type: 'Utilization', averageUtilization: target } } };
}

function rules(direction: ScalingRules | undefined): Spelled | undefined {
  return direction && { ...direction, policies: direction.policies?.map((policy) => ({ ...policy })) };
}
