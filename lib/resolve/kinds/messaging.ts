import { quantityOf } from '../../model/quantity';
import { options as defaults } from '../defaults';
import { checkProtection } from './protection';
import type { BackingContext, BackingSpec, Translation } from './translation';

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
  plain: ({ fifo, maxSize, maxReceives, ...rest }) => ({
    ...rest,
    type: rest.type ?? ordered(fifo),
    maxSize: countsMessages(maxSize) ? undefined : maxSize,
    dlq: rest.dlq ?? (maxReceives === undefined ? undefined : { maxReceives }),
  }),
  check(spec, _cloud, context) {
    checkProtection(spec, context);
    if (countsMessages(spec.maxSize))
      context.report('W100', ['maxSize'], 'messages that it holds at most: accepted, no effect yet; bytes need a unit');
  },
};

/** A topic; link replaces the names of its queues by those in the cloud. */
export const topic: Translation<'topic'> = {
  options: { fifo: ['type', order], queues: 'queues' },
  essential: ['fifo'],
  seen: ['fifo'],
  plain: ({ fifo, ...rest }) => ({ ...rest, type: rest.type ?? ordered(fifo) }),
  check: (spec, _cloud, context) => checkProtection(spec, context),
};

/** A number without a unit: of messages, not of bytes. */
function countsMessages(size: unknown): boolean {
  return /^\d+$/.test(String(size));
}

function ordered(fifo: unknown): BackingSpec['type'] {
  return fifo === undefined ? undefined : fifo ? 'fifo' : 'standard';
}

function order(type: 'standard' | 'fifo' | 'priority', { report }: BackingContext): boolean {
  if (type === 'priority') report('W100', ['type'], 'priority accepted, no effect yet; emitted standard');
  return type === 'fifo';
}

function deadLetterAfter(asked: boolean | { readonly maxReceives: number }): number | undefined {
  if (typeof asked === 'object') return asked.maxReceives;
  return asked ? defaults.queue.deadLetterAfter : undefined;
}
