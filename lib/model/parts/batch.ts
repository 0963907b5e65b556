/** Attempts of a Job that goes on until it is done: one that has failed for good, nobody starts again. */
export const untilDone = 2 ** 31 - 1;

/** How a Job or the Jobs of a CronJob run. */
export interface Batch {
  readonly backoffLimit: number;
  readonly activeDeadlineSeconds?: number;
  readonly ttlSecondsAfterFinished?: number;
  readonly parallelism: number;
  readonly completions: number;
  readonly concurrencyPolicy: 'Allow' | 'Forbid' | 'Replace';
  readonly suspend: boolean;
}
