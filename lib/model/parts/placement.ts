/** Scheduling and disruption of pods. */
export interface Scheduling {
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly tolerations: readonly Toleration[];
  /** As in Kubernetes. */
  readonly affinity?: Readonly<Record<string, unknown>>;
  /** Topology spread constraints; empty for none. */
  readonly spread: readonly Spread[];
  /** Name of a PriorityClass. */
  readonly priorityClass?: string;
  /** Pods that must stay available during a drain; a number or a percentage. Only with more than one replica. */
  readonly minAvailable?: number | string;
  /** Pods that may be unavailable during a drain, instead of `minAvailable`. */
  readonly maxUnavailable?: number | string;
}

/** A toleration of a taint. */
export interface Toleration {
  readonly key?: string;
  readonly operator?: string;
  readonly value?: string;
  readonly effect?: string;
  readonly tolerationSeconds?: number;
}

/** A topology spread constraint. */
export interface Spread {
  /** Node label, such as `topology.kubernetes.io/zone`. */
  readonly topologyKey: string;
  readonly maxSkew: number;
  readonly whenUnsatisfiable: 'DoNotSchedule' | 'ScheduleAnyway';
  /** Pod labels that select the pods to count. @default - none */
  readonly matchLabelKeys?: readonly string[];
  /** Minimum number of domains. @default - 1 */
  readonly minDomains?: number;
}
