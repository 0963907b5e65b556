import { z } from 'zod';
import type { FactsTable } from '../../model/facts';
import { bucket } from '../kinds/bucket';
import { cache } from '../kinds/cache';
import { database } from '../kinds/database';
import { carrier, queue, topic } from '../kinds/messaging';
import { also, label, noEffectYet } from './scalars';

/** Several items: by name, or as a list of names or mappings. */
function several<T extends z.ZodType>(schema: T) {
  const one = z.union([label.transform((name) => ({ name }) as z.output<T>), schema]);
  return z.union([z.array(one), z.record(label, schema)]);
}

/** Backings of a service, and their clouds. */
export function integrations(facts: FactsTable) {
  const one = bucket(facts);
  return z
    .strictObject({
      database: database(facts).describe('A relational database'),
      cache: also(['redis'], cache(facts)).describe('An in-memory store'),
      storage: also(
        ['objectStorage', 'blobStorage'],
        z.union([
          one.extend({ buckets: several(one).optional().describe('Several buckets, by name') }),
          z.array(one).transform((buckets) => ({ buckets })),
        ]),
      ).describe('Object storage: one bucket, or several'),
      messaging: also(
        ['messageQueue', 'queue'],
        z
          .strictObject({
            type: also(['provider', 'engine'], carrier).describe(
              'Name of a messaging product; ignored, since the cloud decides',
            ),
            queues: several(queue(facts)).describe('Queues, by name'),
            topics: several(topic(facts)).describe('Topics, by name'),
          })
          .partial(),
      ).describe('Queues and topics'),
      vectorStore: also(['vectorDatabase', 'vectorDb', 'vectorDB'], noEffectYet(z.unknown())).describe(
        'A vector store',
      ),
    })
    .partial();
}
