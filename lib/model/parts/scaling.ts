/** What an autoscaler looks at. */
export type Metric =
  /** `target` in percent of the request. */
  | { readonly type: 'cpu' | 'memory'; readonly target: number }
  /** `target` is a Kubernetes quantity, an average over the pods. */
  | { readonly type: 'pods'; readonly name: string; readonly target: string };

/** How fast an autoscaler moves in one direction. */
export interface ScalingRules {
  readonly stabilizationWindowSeconds?: number;
  readonly selectPolicy?: 'Max' | 'Min' | 'Disabled';
  readonly policies?: readonly {
    readonly type: 'Pods' | 'Percent';
    readonly value: number;
    readonly periodSeconds: number;
  }[];
}

/** Between how many pods an autoscaler chooses, and by what. */
export interface Autoscaling {
  readonly min: number;
  readonly max: number;
  readonly metrics: readonly Metric[];
  readonly behavior?: { readonly scaleUp?: ScalingRules; readonly scaleDown?: ScalingRules };
}

/** How many pods there are. */
export interface Scaling {
  /** The fixed number, or the least where `autoscaling` decides. */
  readonly replicas: number;
  readonly autoscaling?: Autoscaling;
}
