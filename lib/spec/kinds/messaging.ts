import { z } from 'zod';
import type { FactsTable } from '../../model/facts';
import { also, bytes, label, noEffectYet, wholeSeconds } from '../parts/scalars';
import { backing } from './backing';

/** A queue, as asked for. */
export function queue(facts: FactsTable) {
  return backing(facts, 'queue').extend({
    type: z
      .enum(['standard', 'fifo', 'priority'])
      .optional()
      .describe('fifo keeps order; priority is not to be had everywhere'),
    visibilityTimeout: wholeSeconds.optional().describe('How long a reader has a message for itself; default 5m'),
    retention: wholeSeconds.optional().describe('How long a message stays; default 4d'),
    maxSize: also(['maxMessageSize'], bytes).optional().describe('Largest message; default 256Ki'),
    dlq: also(['deadLetter'], z.union([z.boolean(), z.strictObject({ maxReceives: z.int().min(1).max(1000) })]))
      .optional()
      .describe('A queue for what nobody could handle; default after 5 reads'),
    priority: noEffectYet(z.unknown()).optional().describe('Levels of a priority queue'),
  });
}

/** A topic, as asked for. */
export function topic(facts: FactsTable) {
  return backing(facts, 'topic').extend({
    type: z.enum(['standard', 'fifo']).optional(),
    queues: also(['subscribers'], z.array(label)).optional().describe('Queues of this service that get every message'),
  });
}
