import type { ClusterUnit } from './cluster-unit';
import type { PodSecurityLevel } from './parts/security';

/** A Helm chart, wherever it is published, pinned to one version. */
export type ChartSource =
  | { readonly oci: string; readonly version: string }
  | { readonly repository: string; readonly chart: string; readonly version: string };

/** A controller that Flux installs, as its own chart does it best. */
export interface Component {
  readonly namespace: string;
  /** Strictest Pod Security level that admits its pods. */
  readonly level: PodSecurityLevel;
  readonly source: ChartSource;
  /** Components, or what components provide, to wait for, where they are there. @default - none */
  readonly after?: readonly string[];
  /** What of it others wait for or ask about, beside its name. @default - nothing */
  readonly provides?: readonly string[];
  /** The phase of a service that waits for it: the first whose objects or pods need it. @default - none waits */
  readonly requiredBy?: 'first' | 'run' | 'monitoring';
  /** Values of its chart, given all components of the cluster, the annotations of a Service of type LoadBalancer there, and the cluster. */
  readonly values: (
    all: readonly Component[],
    loadBalancer: Readonly<Record<string, string>>,
    unit?: ClusterUnit,
  ) => object;
}

/** Components by name. */
export type ComponentTable = Readonly<Record<string, Component>>;

/** What brings the resource definitions of the Gateway API provides. */
export const gatewayApi = 'gateway-api';
