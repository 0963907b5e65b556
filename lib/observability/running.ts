import type { WorkloadKind } from '../model/workload-types';
import type { SourceName } from './catalogue/sources';
import type { Subject } from './subject';

/** What a service consists of in its cluster, as its default alerts watch it. */
export interface Running extends Subject {
  readonly workload: WorkloadKind;
  /** Name of the workload. */
  readonly workloadName: string;
  /** Name of its autoscaler. @default - there is none */
  readonly autoscaler?: string;
  /** Name of its disruption budget. @default - there is none */
  readonly disruptionBudget?: string;
  /** Name of a Job that runs before it. @default - there is none */
  readonly migration?: string;
  /** Names of its claims; a regular expression where each pod has one. */
  readonly claims: readonly { readonly pattern: string }[];
  /** Name of the Certificate of its ingress. @default - none */
  readonly certificate?: string;
  /** Queues that it reads: their names, and the product that has them. */
  readonly queues: readonly { readonly provider: string; readonly name: string }[];
  /** Databases that it has. */
  readonly databases: readonly (Server & { readonly engine: string; readonly database: string })[];
  /** Caches that it has. */
  readonly caches: readonly Server[];
  /** Whether its traces are collected. */
  readonly traced: boolean;
  /** Cluster in which it runs. */
  readonly cluster: string;
  /** Programs of the cluster whose metrics are read. */
  readonly exporters: readonly SourceName[];
}

/** A server of a backing. */
export interface Server {
  /** Name of the backing. */
  readonly name: string;
  /** Part of the name of its host. */
  readonly host: string;
}
