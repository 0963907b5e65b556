import type { Construct } from 'constructs';
import type { WorkloadKind } from '../../model/workload-types';
import type { Unit } from '../../model/unit';
import { CronJob } from './cron-job';
import { Deployment } from './deployment';
import { Job } from './job';
import { StatefulSet } from './stateful-set';

/** The construct of each kind of workload. */
export const workloads: Readonly<Record<WorkloadKind, new (scope: Construct, id: string, unit: Unit) => Construct>> = {
  Deployment,
  StatefulSet,
  CronJob,
  Job,
};
