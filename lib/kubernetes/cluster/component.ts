import type { PodSecurityLevel } from '../../model/parts/security';

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
  /** Components to wait for, where they are there. */
  readonly after: readonly string[];
  /** Brings the definitions of the Gateway API. @default false */
  readonly gatewayApi?: boolean;
  /** Values of its chart, given all components of the cluster and what a Service of type LoadBalancer says there. */
  readonly values: (all: readonly Component[], loadBalancer: Readonly<Record<string, string>>) => object;
}
