import type { Contract } from '../contract';

/** Messages that every subscriber gets. */
export interface TopicOptions {
  readonly fifo: boolean;
  /** Physical names of queues that get every message. */
  readonly queues: readonly string[];
}

/** What a topic hands back. */
export const topic = {
  prefix: 'TOPIC',
  literals: ['provider', 'name'],
  outputs: ['id'],
  secrets: [],
} as const satisfies Contract;
