import { workloadOf } from '../workload-type';
import type { Batch } from '../../../model/parts/batch';
import type { SettleContext } from '../context';

/** How a Job, or the Jobs of a CronJob, run. */
export function settleBatch({ settings }: SettleContext): Batch {
  const {
    backoffLimit = 3,
    activeDeadline,
    ttlAfterFinished,
    parallelism = 1,
    completions = 1,
    concurrencyPolicy = 'Forbid',
    suspend = false,
  } = settings.service ?? {};
  return {
    backoffLimit,
    activeDeadlineSeconds: activeDeadline,
    // Flux would run a Job again that deletes itself.
    ttlSecondsAfterFinished: workloadOf(settings).awaited ? undefined : ttlAfterFinished,
    parallelism,
    completions,
    concurrencyPolicy,
    suspend,
  };
}
