import type { Phase } from '../model/cluster-unit';

/** The rendered objects of one service in all of its environments: all that a chart is made from. */
export interface ChartInput {
  readonly platform: string;
  readonly service: string;
  /** One sentence. @default - none */
  readonly description?: string;
  /** File that a reader should edit instead. */
  readonly source: string;
  /** In their order; at least one. */
  readonly environments: readonly ChartEnvironment[];
  /** Environment whose values are the chart's own. */
  readonly defaults: string;
}

/** A service in one environment. */
export interface ChartEnvironment {
  readonly name: string;
  readonly namespace: string;
  readonly objects: readonly ChartObject[];
}

/** An object, and the phase of the service that it belongs to. */
export interface ChartObject {
  readonly phase: Phase;
  readonly body: KubernetesBody;
}

/** An object of Kubernetes as plain data. */
export interface KubernetesBody {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly [key: string]: unknown };
  readonly [key: string]: unknown;
}

/** A file of a chart. */
export interface ChartFile {
  /** Relative to the chart's folder. */
  readonly path: string;
  readonly text: string;
}
