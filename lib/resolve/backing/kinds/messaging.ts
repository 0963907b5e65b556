import { quantityOf } from '../../../model/quantity';
import { options as defaults } from '../../settings/defaults';
import { type FixedKey, checkFixedKeys } from '../fixed-key';
import { toObject } from './to-object';
import { checkProtection } from './protection';
import type { BackingContext, BackingSpec, Translation } from '../translation';

/** A queue. */
export const queue: Translation<'queue'> = {
  options: {
    fifo: ['type', order],
    visibilityTimeoutSeconds: 'visibilityTimeout',
    retentionSeconds: 'retention',
    maxMessageKiB: ['maxSize', (size: string) => Math.ceil(quantityOf(size) / 1024)],
    deadLetterAfter: ['dlq', deadLetterAfter],
    deadLetterRetentionSeconds: ['dlq', ({ retention }: DeadLetters) => retention, 'retention'],
    maxMessages: 'maxMessages',
    delaySeconds: 'delay',
    batchSize: 'batchSize',
    concurrency: 'concurrency',
  },
  essential: ['fifo'],
  seen: ['fifo'],
  plain: ({ fifo, maxSize, maxReceives, ...rest }) => ({
    ...rest,
    type: rest.type ?? ordered(fifo),
    maxSize: countsMessages(maxSize) ? undefined : maxSize,
    maxMessages: rest.maxMessages ?? (countsMessages(maxSize) ? Number(maxSize) : undefined),
    dlq: toObject(rest.dlq) ?? (maxReceives === undefined ? undefined : { maxReceives }),
  }),
  check(spec, _cloud, context) {
    checkProtection(spec, context);
    checkFixedKeys(spec, always, context);
  },
  extras: ({ batchSize, concurrency }) => ({
    batchSize: (batchSize as number | undefined)?.toString(),
    concurrency: (concurrency as number | undefined)?.toString(),
  }),
};

const always: readonly FixedKey[] = [
  { path: ['durable'], so: [true], why: 'a queue always persists its messages' },
  { path: ['dlq', 'name'], so: [], why: 'its name is always that of the queue, with -dead' },
];

/** A topic; link replaces the names of its queues by physical ones. */
export const topic: Translation<'topic'> = {
  options: {
    fifo: ['type', order],
    queues: 'queues',
    filters: 'filters',
    retentionSeconds: 'retention',
    partitions: 'partitions',
  },
  essential: ['fifo'],
  seen: ['fifo'],
  plain: ({ fifo, ...rest }) => ({ ...rest, type: rest.type ?? ordered(fifo) }),
  check: (spec, _cloud, context) => checkProtection(spec, context),
};

/** A number without a unit is a number of messages. */
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

interface DeadLetters {
  readonly enabled?: boolean;
  readonly maxReceives?: number;
  readonly retention?: number;
}

function deadLetterAfter({ enabled = true, maxReceives }: DeadLetters): number | null {
  return enabled ? (maxReceives ?? defaults.queue.deadLetterAfter ?? null) : null;
}
