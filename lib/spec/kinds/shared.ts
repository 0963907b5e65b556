import { z } from 'zod';
import type { FactsTable } from '../../model/facts';
import { backing } from './backing';
import { bucket } from './bucket';
import { cache } from './cache';
import { database } from './database';
import { queue, topic } from './messaging';
import { plainTls } from './protection';

/** A registry of images in a spec. */
function registry(facts: FactsTable) {
  return backing(facts, 'registry').extend({
    repositories: z
      .array(
        z
          .string()
          .regex(/^(?!constructor$)[a-z0-9]+([._-]+[a-z0-9]+)*(\/[a-z0-9]+([._-]+[a-z0-9]+)*)*$/, {
            error: 'lower-case letters and digits, with . _ - between them, and / between parts',
          })
          .max(200),
      )
      .refine((all) => new Set(all).size === all.length, { error: 'expected unique names' })
      .optional()
      .describe('Repositories; default: one for each service'),
    immutableTags: z.boolean().optional(),
    scanOnPush: z.boolean().optional(),
    untaggedDays: z.int().min(1).optional().describe('Days until an untagged image is deleted'),
  });
}

/** A secret in a spec. */
function secret(facts: FactsTable) {
  return backing(facts, 'secret').extend({
    generate: z.int().min(16).max(128).optional().describe('Generates an initial password of this length'),
    recoveryDays: z.int().min(7).max(30).optional().describe('Days in which a deleted secret can be restored'),
  });
}

/** Keys that only a client of a backing can set. */
const ofClients = { name: true, access: true, shared: true } as const;

/** Shared backings of an environment: any kind, by name. */
export function sharedBacking(facts: FactsTable) {
  const kind = <T extends string>(word: T) => ({ kind: z.literal(word) });
  return z.discriminatedUnion('kind', [
    database(facts)
      .omit({ ...ofClients, schema: true, pool: true, migrations: true, sslMode: true })
      .extend({ ...plainTls, ...kind('database') }),
    cache(facts)
      .omit({ ...ofClients, prefix: true, ttl: true, database: true, pool: true })
      .extend({ ...plainTls, ...kind('cache') }),
    bucket(facts)
      .omit({ ...ofClients, prefix: true, path: true })
      .extend(kind('bucket')),
    queue(facts)
      .omit({ ...ofClients, batchSize: true, concurrency: true })
      .extend(kind('queue')),
    topic(facts)
      .omit({ ...ofClients, queues: true, subscribers: true })
      .extend(kind('topic')),
    registry(facts).omit(ofClients).extend(kind('registry')),
    secret(facts).omit(ofClients).extend(kind('secret')),
  ]);
}
