import { quantityOf } from '../../model/quantity';
import { options as defaults } from '../defaults';
import type { BackingContext, Translation } from './translation';

/** A queue. */
export const queue: Translation<'queue'> = {
  options: {
    fifo: ['type', order],
    visibilityTimeoutSeconds: 'visibilityTimeout',
    retentionSeconds: 'retention',
    maxMessageKiB: ['maxSize', (size: string) => Math.ceil(quantityOf(size) / 1024)],
    deadLetterAfter: ['dlq', deadLetterAfter],
  },
  essential: ['fifo'],
  seen: ['fifo'],
};

/** A topic; link replaces the names of its queues by those in the cloud. */
export const topic: Translation<'topic'> = {
  options: { fifo: ['type', order], queues: 'queues' },
  essential: ['fifo'],
  seen: ['fifo'],
};

function order(type: 'standard' | 'fifo' | 'priority', { report }: BackingContext): boolean {
  if (type === 'priority') report('W100', ['type'], 'priority accepted, no effect yet; emitted standard');
  return type === 'fifo';
}

function deadLetterAfter(asked: boolean | { readonly maxReceives: number }): number | undefined {
  if (typeof asked === 'object') return asked.maxReceives;
  return asked ? defaults.queue.deadLetterAfter : undefined;
}
