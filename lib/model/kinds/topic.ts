import type { Contract } from '../contract';

/** A topic: each message goes to every subscriber. */
export interface TopicOptions {
  readonly fifo: boolean;
  /** Physical names of subscribed queues. */
  readonly queues: readonly string[];
  /** Filters of queues, by physical name. @default - every message */
  readonly filters?: Readonly<Record<string, MessageFilter>>;
  /** Seconds that a message is kept for a queue. @default - the cloud's own */
  readonly retentionSeconds?: number;
  /** Number of partitions. @default - one */
  readonly partitions?: number;
}

/** Accepted values by attribute of a message. */
export type MessageFilter = Readonly<Record<string, readonly string[]>>;

/** Contract of a topic. */
export const topic = {
  prefix: 'TOPIC',
  literals: ['provider', 'name'],
  outputs: ['id'],
  secrets: [],
} as const satisfies Contract;
