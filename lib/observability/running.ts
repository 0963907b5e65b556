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
  /** Names of queues that it reads. */
  readonly queues: readonly string[];
  /** Names of databases that it has, by engine. */
  readonly databases: readonly { readonly engine: string; readonly database: string }[];
  /** Programs of the cluster whose metrics are read. */
  readonly exporters: readonly SourceName[];
}
