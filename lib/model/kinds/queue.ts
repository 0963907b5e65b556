import type { Contract } from '../contract';

/** A queue: each message goes to one reader. */
export interface QueueOptions {
  /** Keeps order and drops duplicates. */
  readonly fifo: boolean;
  /** Visibility timeout of a received message, in seconds. */
  readonly visibilityTimeoutSeconds: number;
  readonly retentionSeconds: number;
  /** Largest message. */
  readonly maxMessageKiB: number;
  /** Receives after which a message goes to the dead-letter queue. @default - no dead-letter queue */
  readonly deadLetterAfter?: number;
  /** Seconds that the dead-letter queue keeps a message. @default - the cloud's own */
  readonly deadLetterRetentionSeconds?: number;
  /** Maximum number of messages. @default - no limit */
  readonly maxMessages?: number;
  /** Delivery delay in seconds. @default - none */
  readonly delaySeconds?: number;
  /** Batch size of a reader, where the cloud pushes messages. @default - that of the cloud */
  readonly batchSize?: number;
  /** Concurrent readers, where the cloud pushes messages. @default - that of the cloud */
  readonly concurrency?: number;
}

/** Contract of a queue. */
export const queue = {
  prefix: 'QUEUE',
  literals: ['provider', 'name'],
  outputs: ['url'],
  secrets: [],
} as const satisfies Contract;
