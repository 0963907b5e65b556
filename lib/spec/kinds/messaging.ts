import { z } from 'zod';
import type { FactsTable } from '../../model/facts';
import { idle, said } from '../parts/forms';
import { also, bytes, duration, label, noEffectYet, text, wholeSeconds } from '../parts/scalars';
import { perTable } from '../../model/per-table';
import { backing } from './backing';
import { encryption } from './protection';

const reads = z.int().min(1).max(1000);

/** A queue for what nobody could handle: yes or no, after how many reads, its name. */
const dlq = z.union([
  z.boolean(),
  reads.transform((maxReceives) => ({ maxReceives })),
  label.transform((name) => ({ name })),
  z
    .strictObject({
      enabled: z.boolean().optional(),
      maxReceives: also(['maxReceiveCount', 'maxRetries', 'maxAttempts', 'retries', 'maxDeliveries'], reads).optional(),
      name: also(['queue'], label).optional().describe('Told: it bears the name of its queue, with -dead'),
      retention: also(['retentionPeriod', 'ttl'], wholeSeconds)
        .optional()
        .describe('How long a message stays in it; default 14d'),
    })
    .transform(({ enabled = true, ...rest }) => (enabled && Object.keys(rest).length ? said(rest) : enabled)),
]);

/** A queue, as asked for. */
export const queue = perTable((facts: FactsTable) => {
  return backing(facts, 'queue').extend({
    type: z
      .enum(['standard', 'fifo', 'priority'])
      .optional()
      .describe('fifo keeps order; priority is not to be had everywhere'),
    fifo: also(['ordered'], z.boolean()).optional().describe('Shorter form of type: fifo'),
    visibilityTimeout: also(['visibilityTimeoutSeconds', 'ackTimeout', 'ackDeadline'], wholeSeconds)
      .optional()
      .describe('How long a reader has a message for itself; default 5m'),
    retention: also(['retentionPeriod', 'messageRetention', 'retentionSeconds', 'ttl'], wholeSeconds)
      .optional()
      .describe('How long a message stays; default 4d'),
    maxSize: also(['maxMessageSize'], bytes)
      .optional()
      .describe('Largest message, such as 256Ki; default 256Ki. A bare number is one of messages: maxMessages'),
    maxMessages: also(['maxLength', 'capacity', 'depth'], z.int().min(1).max(1_000_000_000))
      .optional()
      .describe('Messages that it holds at most'),
    dlq: also(['deadLetter', 'deadLetterQueue'], dlq)
      .optional()
      .describe('A queue for what nobody could handle; default after 5 reads'),
    maxReceives: also(['maxRetries', 'maxReceiveCount', 'retries'], reads)
      .optional()
      .describe('Shorter form of dlq.maxReceives'),
    priority: also(['priorities', 'priorityLevels', 'levels'], noEffectYet(z.unknown()))
      .optional()
      .describe('Levels of a priority queue'),
    ...encryption,
    delay: also(['delaySeconds', 'deliveryDelay'], duration)
      .optional()
      .describe('How long until a message can be read'),
    batchSize: also(['batch', 'prefetch'], z.int().min(1).max(10_000))
      .optional()
      .describe('Messages that a reader takes at once: QUEUE_BATCH_SIZE'),
    concurrency: also(['consumers', 'workers'], z.int().min(1).max(1000))
      .optional()
      .describe('Readers of one pod: QUEUE_CONCURRENCY'),
    durable: z.boolean().optional().describe('Always: false is told'),
  });
});

const attribute = text.regex(/^(?!constructor$)[A-Za-z][A-Za-z0-9_]{0,63}$/, {
  error: 'letters, digits and underscores, starting with a letter',
});

/** A value of an attribute: a text that no language of filters needs to quote twice. */
const meant = text.regex(/^[\p{L}\p{N} ._:@/-]{1,128}$/u, { error: 'letters, digits, spaces and . _ : @ / -' });

const filter = z.record(attribute, z.union([meant.transform((one) => [one]), z.array(meant).min(1)]));

/** Who gets every message of a topic: a queue, or a mapping that names it. */
const subscriber = z.union([
  label,
  z
    .strictObject({
      name: also(['queue', 'service'], label),
      filter: also(['filterPolicy', 'attributes'], filter)
        .optional()
        .describe('Only messages whose attributes have these values'),
      ...idle('endpoint', 'protocol', 'type'),
    })
    .transform(({ name, filter: only }) => (only ? { name, filter: only } : name)),
]);

/** A topic, as asked for. */
export const topic = perTable((facts: FactsTable) => {
  return backing(facts, 'topic').extend({
    type: z.enum(['standard', 'fifo']).optional(),
    fifo: also(['ordered'], z.boolean()).optional().describe('Shorter form of type: fifo'),
    queues: z.array(label).optional().describe('Queues of this service that get every message'),
    subscribers: also(['subscriptions'], z.array(subscriber))
      .optional()
      .describe('The same; what is no queue of this service gets nothing'),
    ...encryption,
    retention: also(['retentionPeriod', 'messageRetention', 'ttl'], wholeSeconds)
      .optional()
      .describe('How long a message waits for a queue of its subscribers'),
    partitions: also(['numPartitions'], z.int().min(1).max(1000))
      .optional()
      .describe('Brokers that share it, where the cloud asks'),
    ...idle('schema'),
  });
});

/** Words for what carries messages. */
export const carrier = text.regex(/^[A-Za-z][\w.-]{0,63}$/);
