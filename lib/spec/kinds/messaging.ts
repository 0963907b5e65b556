import { z } from 'zod';
import type { FactsTable } from '../../model/facts';
import { idle, said } from '../parts/forms';
import { also, bytes, duration, label, noEffectYet, text, wholeSeconds } from '../parts/scalars';
import { perTable } from '../../model/per-table';
import { backing } from './backing';
import { encryption } from './protection';

const reads = z.int().min(1).max(1000);

/** A dead-letter queue: on or off, its number of receives, its name. */
const dlq = z.union([
  z.boolean(),
  reads.transform((maxReceives) => ({ maxReceives })),
  label.transform((name) => ({ name })),
  z
    .strictObject({
      enabled: z.boolean().optional(),
      maxReceives: also(['maxReceiveCount', 'maxRetries', 'maxAttempts', 'retries', 'maxDeliveries'], reads).optional(),
      name: also(['queue'], label)
        .optional()
        .describe('Gives a warning: its name is that of the queue with the suffix -dead'),
      retention: also(['retentionPeriod', 'ttl'], wholeSeconds)
        .optional()
        .describe('How long it keeps a message; default 14d'),
    })
    .transform(({ enabled = true, ...rest }) => (enabled && Object.keys(rest).length ? said(rest) : enabled)),
]);

/** A queue in a spec. */
export const queue = perTable((facts: FactsTable) => {
  return backing(facts, 'queue').extend({
    type: z
      .enum(['standard', 'fifo', 'priority'])
      .optional()
      .describe('fifo keeps order; not every cloud has priority'),
    fifo: also(['ordered'], z.boolean()).optional().describe('Shorter form of type: fifo'),
    visibilityTimeout: also(['visibilityTimeoutSeconds', 'ackTimeout', 'ackDeadline'], wholeSeconds)
      .optional()
      .describe('Visibility timeout of a received message; default 5m'),
    retention: also(['retentionPeriod', 'messageRetention', 'retentionSeconds', 'ttl'], wholeSeconds)
      .optional()
      .describe('How long a message is kept; default 4d'),
    maxSize: also(['maxMessageSize'], bytes)
      .optional()
      .describe(
        'Maximum size of a message, such as 256Ki; default 256Ki. A number without a unit is read as maxMessages',
      ),
    maxMessages: also(['maxLength', 'capacity', 'depth'], z.int().min(1).max(1_000_000_000))
      .optional()
      .describe('Maximum number of messages in the queue'),
    dlq: also(['deadLetter', 'deadLetterQueue'], dlq)
      .optional()
      .describe('Dead-letter queue; default after 5 receives'),
    maxReceives: also(['maxRetries', 'maxReceiveCount', 'retries'], reads)
      .optional()
      .describe('Shorter form of dlq.maxReceives'),
    priority: also(['priorities', 'priorityLevels', 'levels'], noEffectYet(z.unknown()))
      .optional()
      .describe('Number of priorities of a priority queue'),
    ...encryption,
    delay: also(['delaySeconds', 'deliveryDelay'], duration).optional().describe('Delivery delay of a message'),
    batchSize: also(['batch', 'prefetch'], z.int().min(1).max(10_000))
      .optional()
      .describe('Messages that a reader receives at once; sets QUEUE_BATCH_SIZE'),
    concurrency: also(['consumers', 'workers'], z.int().min(1).max(1000))
      .optional()
      .describe('Readers of one pod; sets QUEUE_CONCURRENCY'),
    durable: z.boolean().optional().describe('Always on; false gives a warning'),
  });
});

const attribute = text.regex(/^(?!constructor$)[A-Za-z][A-Za-z0-9_]{0,63}$/, {
  error: 'letters, digits and underscores, starting with a letter',
});

/** A value of an attribute: text that needs no escaping in any filter language. */
const meant = text.regex(/^[\p{L}\p{N} ._:@/-]{1,128}$/u, { error: 'letters, digits, spaces and . _ : @ / -' });

const filter = z.record(attribute, z.union([meant.transform((one) => [one]), z.array(meant).min(1)]));

/** A subscriber of a topic: a queue, or a mapping that names it. */
const subscriber = z.union([
  label,
  z
    .strictObject({
      name: also(['queue', 'service'], label),
      filter: also(['filterPolicy', 'attributes'], filter)
        .optional()
        .describe('Filter: only messages whose attributes have these values'),
      ...idle('endpoint', 'protocol', 'type'),
    })
    .transform(({ name, filter: only }) => (only ? { name, filter: only } : name)),
]);

/** A topic in a spec. */
export const topic = perTable((facts: FactsTable) => {
  return backing(facts, 'topic').extend({
    type: z.enum(['standard', 'fifo']).optional(),
    fifo: also(['ordered'], z.boolean()).optional().describe('Shorter form of type: fifo'),
    queues: z.array(label).optional().describe('Queues of this service that subscribe to it'),
    subscribers: also(['subscriptions'], z.array(subscriber))
      .optional()
      .describe('As queues; a name that is no queue of this service has no effect'),
    ...encryption,
    retention: also(['retentionPeriod', 'messageRetention', 'ttl'], wholeSeconds)
      .optional()
      .describe('How long a message is kept for a subscribed queue'),
    partitions: also(['numPartitions'], z.int().min(1).max(1000))
      .optional()
      .describe('Number of partitions, where the cloud requires it'),
    ...idle('schema'),
  });
});

/** Names of messaging products. */
export const carrier = text.regex(/^[A-Za-z][\w.-]{0,63}$/);
