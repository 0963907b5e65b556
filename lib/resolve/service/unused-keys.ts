import type { WorkloadType } from '../../model/parts/workload';
import type { SettleContext } from './context';
import { at } from '../settings/deep-merge';

type Paths = readonly (readonly string[])[];

const under = (part: string, keys: readonly string[]): Paths => keys.map((key) => [part, key]);

const ofJobs = under('service', ['backoffLimit', 'activeDeadline', 'ttlAfterFinished', 'parallelism', 'completions']);
const ofCrons = under('service', ['concurrencyPolicy', 'suspend', 'timeZone']);
const ofServers: Paths = [
  ...under('deployment', ['replicas', 'strategy', 'scaling', 'disruption', 'topology']),
  ...under('healthchecks', ['liveness', 'readiness', 'startup']),
];
const parts = ['resources', 'features', 'models', 'integrations', 'api', 'networking', 'volumes', 'security'];
const placing = ['priority', 'nodeSelector', 'nodePool', 'tolerations', 'affinity', 'tierIsolation'];
const changing = ['podManagementPolicy', 'history', 'minReadySeconds', 'progressDeadline'];
const ofPods: Paths = [
  ...ofServers.filter(([part]) => part === 'deployment'),
  ...[...parts, 'healthchecks', 'lifecycle'].map((part) => [part]),
  ...under('service', ['image', 'command', 'args', 'schedule']),
  ...under('deployment', [...placing, ...changing]),
  ...under('config', ['files', 'references', 'envFrom']),
  ...under('monitoring', ['metrics']),
];
const ofEdge: Paths = [['edge']];

/** Keys that each type of service has no use for. */
const unusedKeys: Readonly<Record<WorkloadType, Paths>> = {
  api: [...ofJobs, ...ofCrons, ...ofEdge],
  worker: [...ofJobs, ...ofCrons, ...ofEdge],
  stateful: [...ofJobs, ...ofCrons, ...ofEdge],
  cron: [...ofServers, ...ofEdge],
  // Flux would run a Job again that deletes itself.
  job: [...ofServers, ...ofCrons, ...ofEdge, ['service', 'ttlAfterFinished']],
  edge: [...ofJobs, ...ofCrons, ...ofPods],
};

/** Says which keys of a service's own its type has no use for. */
export function checkUnusedKeys({ own, settings, report }: SettleContext): void {
  const { type = 'api' } = settings.service ?? {};
  for (const path of unusedKeys[type])
    if (at(own, path) !== undefined)
      report('W205', path, `${path.at(-1)}: a service of type ${type} has no use for it; emitted without it`);
}
