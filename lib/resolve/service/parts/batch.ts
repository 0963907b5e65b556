import { workloadOf } from '../workload-type';
import type { Batch } from '../../../model/parts/batch';
import type { SettleContext } from '../context';

/** Settings of a Job, or of the Jobs of a CronJob. */
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
    // Flux would recreate a Job with a TTL.
    ttlSecondsAfterFinished: workloadOf(settings).awaited ? undefined : ttlAfterFinished,
    parallelism,
    completions,
    concurrencyPolicy,
    suspend,
  };
}
