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
}

/** What a queue hands back. */
export const queue = {
  prefix: 'QUEUE',
  literals: ['provider', 'name'],
  outputs: ['url'],
  secrets: [],
} as const satisfies Contract;
