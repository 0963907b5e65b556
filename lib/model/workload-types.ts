import { objectName } from './object-name';
import type { Rollout } from './parts/rollout';
import type { WorkloadType } from './parts/workload';

/** Kind of the Kubernetes object that runs a service. */
export type WorkloadKind = 'Deployment' | 'StatefulSet' | 'CronJob' | 'Job';

/** What is true of every service of one type. */
export interface WorkloadFacts {
  /** Whether its pods run in the environment's cluster. */
  readonly inCluster: boolean;
  /** @default - none, since it runs outside of every cluster */
  readonly kind?: WorkloadKind;
  /** Whether it listens on a port unless its spec says otherwise. */
  readonly listens: boolean;
  /** Whether its pods end by themselves. */
  readonly batch: boolean;
  /** Whether a schedule starts its pods. */
  readonly scheduled: boolean;
  /** Whether Flux waits for the end of its pods. */
  readonly awaited: boolean;
  /** Whether each pod keeps its name and its claims. @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/ */
  readonly stableIdentity: boolean;
  /** Rollouts that its controller performs. */
  readonly rollouts: readonly Rollout['type'][];
  /** Whether a rollout may start pods above the number of replicas, and has a deadline. */
  readonly surges: boolean;
  /** Replicas where neither stage nor spec says a number, since more would share a disk or a schedule. @default - those of the stage */
  readonly replicas?: number;
  /** Keys that have no effect on it; a key stands for all below it. */
  readonly unusedKeys: readonly (readonly string[])[];
}

const under = (part: string, ...keys: readonly string[]) => keys.map((key) => [part, key]);

const jobKeys = under('service', 'backoffLimit', 'activeDeadline', 'ttlAfterFinished', 'parallelism', 'completions');
const cronKeys = under('service', 'concurrencyPolicy', 'suspend', 'timeZone');
const replicaKeys = under('deployment', 'replicas', 'strategy', 'scaling', 'disruption', 'topology');
const probeKeys = under('healthchecks', 'liveness', 'readiness', 'startup');
const edgeKeys = [['edge']];
const podKeys = [
  ...replicaKeys,
  ...['resources', 'features', 'models', 'integrations', 'api', 'networking', 'volumes', 'security'].map((part) => [
    part,
  ]),
  ['healthchecks'],
  ['lifecycle'],
  ...under('service', 'image', 'command', 'args', 'schedule'),
  ...under('deployment', 'priority', 'nodeSelector', 'nodePool', 'tolerations', 'affinity', 'tierIsolation'),
  ...under('deployment', 'podManagementPolicy', 'history', 'minReadySeconds', 'progressDeadline'),
  ...under('config', 'files', 'references', 'envFrom'),
  ...under('monitoring', 'metrics', 'alerts', 'slos', 'dashboards'),
];

const server: WorkloadFacts = {
  inCluster: true,
  kind: 'Deployment',
  listens: true,
  batch: false,
  scheduled: false,
  awaited: false,
  stableIdentity: false,
  rollouts: ['RollingUpdate', 'Recreate'],
  surges: true,
  unusedKeys: [...jobKeys, ...cronKeys, ...edgeKeys],
};

const batch: WorkloadFacts = {
  ...server,
  kind: 'Job',
  listens: false,
  batch: true,
  rollouts: [],
  surges: false,
  replicas: 1,
  unusedKeys: [...replicaKeys, ...probeKeys, ...edgeKeys],
};

/** Facts of each type of workload. */
export const workloadTypes: Readonly<Record<WorkloadType, WorkloadFacts>> = {
  api: server,
  worker: { ...server, listens: false },
  stateful: {
    ...server,
    kind: 'StatefulSet',
    stableIdentity: true,
    rollouts: ['RollingUpdate', 'OnDelete'],
    surges: false,
    replicas: 1,
  },
  cron: { ...batch, kind: 'CronJob', scheduled: true },
  // Flux would run a Job again that deletes itself.
  job: { ...batch, awaited: true, unusedKeys: [...batch.unusedKeys, ...cronKeys, ['service', 'ttlAfterFinished']] },
  edge: {
    ...server,
    inCluster: false,
    kind: undefined,
    listens: false,
    rollouts: [],
    surges: false,
    unusedKeys: [...jobKeys, ...cronKeys, ...podKeys],
  },
};

/** Maximum length of the name of a CronJob or StatefulSet: their controllers append up to eleven characters. */
const controllerName = 52;

/** Kinds whose controllers append to their names. */
const appended: ReadonlySet<WorkloadKind> = new Set(['StatefulSet', 'CronJob']);

/** Name of the workload of a service. */
export function workloadName(kind: WorkloadKind, service: string): string {
  return objectName(service, '', appended.has(kind) ? controllerName : undefined);
}
