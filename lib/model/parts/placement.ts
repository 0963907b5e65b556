/** Where in a cluster the pods go, and what may move them. */
export interface Scheduling {
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly tolerations: readonly Toleration[];
  /** As Kubernetes spells it. */
  readonly affinity?: Readonly<Record<string, unknown>>;
  /** Over what pods are spread; empty for no spreading. */
  readonly spread: readonly Spread[];
  /** Name of a PriorityClass. */
  readonly priorityClass?: string;
  /** Pods that a drain must leave; a number or a percentage. Only with more than one replica. */
  readonly minAvailable?: number | string;
  /** Pods that a drain may take at once, instead of `minAvailable`. */
  readonly maxUnavailable?: number | string;
}

/** A taint that the pods put up with. */
export interface Toleration {
  readonly key?: string;
  readonly operator?: string;
  readonly value?: string;
  readonly effect?: string;
  readonly tolerationSeconds?: number;
}

/** One rule that spreads pods. */
export interface Spread {
  /** Node label, such as `topology.kubernetes.io/zone`. */
  readonly topologyKey: string;
  readonly maxSkew: number;
  readonly whenUnsatisfiable: 'DoNotSchedule' | 'ScheduleAnyway';
  /** Labels whose value a pod counts its like by. @default - none */
  readonly matchLabelKeys?: readonly string[];
  /** Values that there must be at least. @default - 1 */
  readonly minDomains?: number;
}
