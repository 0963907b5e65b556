import type { Contract } from '../contract';

/** Messages that one of many readers takes. */
export interface QueueOptions {
  /** Keeps order and drops duplicates. */
  readonly fifo: boolean;
  /** Seconds that a reader has a message for itself. */
  readonly visibilityTimeoutSeconds: number;
  readonly retentionSeconds: number;
  /** Largest message. */
  readonly maxMessageKiB: number;
  /** Reads after which a message goes to the dead-letter queue. @default - no such queue */
  readonly deadLetterAfter?: number;
  /** Seconds that the dead-letter queue keeps a message. @default - the cloud's own */
  readonly deadLetterRetentionSeconds?: number;
  /** Messages that it holds. @default - no bound */
  readonly maxMessages?: number;
  /** Seconds until a message can be read. @default - at once */
  readonly delaySeconds?: number;
  /** Messages that a reader gets at once, where the cloud hands them out. @default - the cloud's own */
  readonly batchSize?: number;
  /** Readers at a time, where the cloud calls them. @default - the cloud's own */
  readonly concurrency?: number;
}

/** What a queue hands back. */
export const queue = {
  prefix: 'QUEUE',
  literals: ['provider', 'name'],
  outputs: ['url'],
  secrets: [],
} as const satisfies Contract;
