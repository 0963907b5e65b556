import type { Contract } from '../contract';

/** Messages that every subscriber gets. */
export interface TopicOptions {
  readonly fifo: boolean;
  /** Physical names of queues that get every message. */
  readonly queues: readonly string[];
  /** What a queue gets of them, by its physical name. @default - every message */
  readonly filters?: Readonly<Record<string, MessageFilter>>;
  /** Seconds that a message waits for a queue. @default - the cloud's own */
  readonly retentionSeconds?: number;
  /** Brokers that share it. @default - one */
  readonly partitions?: number;
}

/** Values of attributes, of which a message has one each. */
export type MessageFilter = Readonly<Record<string, readonly string[]>>;

/** What a topic hands back. */
export const topic = {
  prefix: 'TOPIC',
  literals: ['provider', 'name'],
  outputs: ['id'],
  secrets: [],
} as const satisfies Contract;
