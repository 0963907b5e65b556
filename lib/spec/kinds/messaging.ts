import { z } from 'zod';
import type { FactsTable } from '../../model/facts';
import { idle } from '../parts/forms';
import { also, bytes, label, noEffectYet, text, wholeSeconds } from '../parts/scalars';
import { backing } from './backing';
import { encryption } from './protection';

const reads = z.int().min(1).max(1000);

/** A queue for what nobody could handle: yes or no, after how many reads, its name. */
const dlq = z.union([
  z.boolean(),
  reads.transform((maxReceives) => ({ maxReceives })),
  label.transform(() => true),
  z
    .strictObject({
      enabled: z.boolean().optional(),
      maxReceives: also(['maxReceiveCount', 'maxRetries', 'maxAttempts', 'retries', 'maxDeliveries'], reads).optional(),
      ...idle('name', 'queue', 'retention', 'ttl'),
    })
    .transform(({ enabled = true, maxReceives }) => (enabled && maxReceives ? { maxReceives } : enabled)),
]);

/** A queue, as asked for. */
export function queue(facts: FactsTable) {
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
      .describe(
        'Largest message, such as 256Ki; default 256Ki. A bare number is one of messages, which no queue bounds',
      ),
    maxMessages: also(['maxLength', 'capacity', 'depth'], noEffectYet(z.unknown()))
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
    ...idle('description', 'purpose', 'concurrency', 'consumers', 'workers', 'batchSize', 'delay', 'durable'),
  });
}

/** Who gets every message of a topic: a queue, or a mapping that names it. */
const subscriber = z.union([
  label,
  z
    .strictObject({ name: also(['queue', 'service'], label), ...idle('filter', 'type', 'endpoint', 'protocol') })
    .transform(({ name }) => name),
]);

/** A topic, as asked for. */
export function topic(facts: FactsTable) {
  return backing(facts, 'topic').extend({
    type: z.enum(['standard', 'fifo']).optional(),
    fifo: also(['ordered'], z.boolean()).optional().describe('Shorter form of type: fifo'),
    queues: z.array(label).optional().describe('Queues of this service that get every message'),
    subscribers: also(['subscriptions'], z.array(subscriber))
      .optional()
      .describe('The same; what is no queue of this service gets nothing'),
    ...encryption,
    ...idle('description', 'purpose', 'partitions', 'retention', 'schema'),
  });
}

/** Words for what carries messages. */
export const carrier = text.regex(/^[A-Za-z][\w.-]{0,63}$/);
