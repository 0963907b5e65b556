import type { Construct } from 'constructs';
import type { WorkloadType } from '../../model/parts/workload';
import type { Unit } from '../../model/unit';
import { CronJob } from './cron-job';
import { Deployment } from './deployment';
import { Job } from './job';
import { StatefulSet } from './stateful-set';

/** What runs each type of service in a cluster; nothing for what runs elsewhere. */
export const workloads: Readonly<
  Record<WorkloadType, (new (scope: Construct, id: string, unit: Unit) => Construct) | undefined>
> = {
  api: Deployment,
  worker: Deployment,
  stateful: StatefulSet,
  cron: CronJob,
  job: Job,
  edge: undefined,
};
