/** Retries of a Job that must complete: a failed Job is not started again. */
export const untilDone = 2 ** 31 - 1;

/** Settings of a Job, or of the Jobs of a CronJob. */
export interface Batch {
  readonly backoffLimit: number;
  readonly activeDeadlineSeconds?: number;
  readonly ttlSecondsAfterFinished?: number;
  readonly parallelism: number;
  readonly completions: number;
  readonly concurrencyPolicy: 'Allow' | 'Forbid' | 'Replace';
  readonly suspend: boolean;
}
