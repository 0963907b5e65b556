import type { Batch } from '../../model/parts/batch';
import type { Asked } from '../asked';

/** How a Job, or the Jobs of a CronJob, run. */
export function settleBatch({ settings }: Asked): Batch {
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
    ttlSecondsAfterFinished: ttlAfterFinished,
    parallelism,
    completions,
    concurrencyPolicy,
    suspend,
  };
}
