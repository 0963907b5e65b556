import { z } from 'zod';
import type { FactsTable } from '../../model/facts';
import { gibibytes, size, text } from '../parts/scalars';
import { backing, maintenance, ttl } from './backing';

const evictions = [
  'noeviction',
  'allkeys-lru',
  'allkeys-lfu',
  'allkeys-random',
  'volatile-lru',
  'volatile-lfu',
  'volatile-random',
  'volatile-ttl',
] as const;

/** A cache, as asked for. */
export function cache(facts: FactsTable) {
  return backing(facts, 'cache').extend({
    type: z.enum(['redis']).optional().describe('Protocol; default redis'),
    version: z.coerce
      .string()
      .regex(/^\d+(\.\d+)*$/)
      .optional()
      .describe('Major version: 7'),
    size: size.optional(),
    storage: gibibytes.optional().describe('Disk of one inside the cluster'),
    highlyAvailable: z.boolean().optional().describe('A replica in a second zone; default in production'),
    persistence: z.boolean().optional().describe('Keeps its content over a restart'),
    eviction: z.enum(evictions).optional().describe('What goes when memory is full; default allkeys-lru'),
    deletionProtection: z.boolean().optional(),
    prefix: text.max(200).optional().describe('CACHE_PREFIX'),
    ttl: ttl.optional().describe('CACHE_TTL in seconds; by name: CACHE_TTL_<NAME>'),
    ...maintenance,
  });
}
