/** A metric of an autoscaler. */
export type Metric =
  /** `target` in percent of the request. */
  | { readonly type: 'cpu' | 'memory'; readonly target: number }
  /** `target` is a Kubernetes quantity, an average over the pods. */
  | { readonly type: 'pods'; readonly name: string; readonly target: string };

/** Behavior of an autoscaler in one direction. */
export interface ScalingRules {
  readonly stabilizationWindowSeconds?: number;
  readonly selectPolicy?: 'Max' | 'Min' | 'Disabled';
  readonly policies?: readonly {
    readonly type: 'Pods' | 'Percent';
    readonly value: number;
    readonly periodSeconds: number;
  }[];
}

/** Range and metrics of an autoscaler. */
export interface Autoscaling {
  readonly min: number;
  readonly max: number;
  readonly metrics: readonly Metric[];
  readonly behavior?: { readonly scaleUp?: ScalingRules; readonly scaleDown?: ScalingRules };
}

/** Number of pods. */
export interface Scaling {
  /** The fixed number, or the minimum with `autoscaling`. */
  readonly replicas: number;
  readonly autoscaling?: Autoscaling;
}

/** Minimum number of pods. */
export function leastPods({ autoscaling, replicas }: Scaling): number {
  return autoscaling?.min ?? replicas;
}

/** Maximum number of pods. */
export function mostPods({ autoscaling, replicas }: Scaling): number {
  return autoscaling?.max ?? replicas;
}
