import { z } from 'zod';
import type { FactsTable } from '../../model/facts';
import { bucket } from '../kinds/bucket';
import { cache } from '../kinds/cache';
import { database } from '../kinds/database';
import { queue, topic } from '../kinds/messaging';
import { label, noEffectYet } from './scalars';

const list = <T extends z.ZodType>(schema: T) => z.union([z.array(schema), z.record(label, schema)]);

/** What a service stores and sends, and on whose cloud. */
export function integrations(facts: FactsTable) {
  const one = bucket(facts);
  return z
    .strictObject({
      database: database(facts).describe('A relational database'),
      cache: cache(facts).describe('An in-memory store'),
      storage: one
        .extend({ buckets: list(one).optional().describe('Several buckets, by name') })
        .describe('Object storage: one bucket, or several'),
      messaging: z
        .strictObject({
          queues: list(queue(facts)).describe('Queues, by name'),
          topics: list(topic(facts)).describe('Topics, by name'),
        })
        .partial()
        .describe('Queues and topics'),
      vectorStore: noEffectYet(z.looseObject({})).describe('A store of vectors'),
    })
    .partial();
}
