import { z } from 'zod';
import type { Kind } from '../../model/backing';
import type { FactsTable } from '../../model/facts';
import { also, duration, key, label, noEffectYet, text, window } from '../parts/scalars';

/** What may be said of a backing of any kind: its cloud, and the options that only one cloud has, under its name. */
export function backing(facts: FactsTable, kind: Kind) {
  const clouds = Object.keys(facts) as [string, ...string[]];
  return z.strictObject({
    ...nativeOptions(facts, kind),
    name: label.optional().describe('Name of the backing; default: by its kind'),
    cloud: z.enum(clouds).optional().describe('Cloud that keeps it; default: the environment’s'),
    access: z.enum(['read', 'write', 'readWrite']).optional().describe('Rights of the service; default readWrite'),
    default: z.boolean().optional().describe('Gets the plain variables, as the only one of its kind does'),
    existing: text.min(1).optional().describe('Name of one that exists, instead of a new one'),
    shared: z
      .union([z.boolean(), label])
      .optional()
      .describe('A part of the environment’s shared backing: its name, or true for one of this name'),
    generation: z.int().min(1).optional().describe('Raise it to rotate what is secret'),
    enabled: z.boolean().optional().describe('false: leave it out'),
    description: also(['purpose', 'usage'], noEffectYet(z.unknown())).optional().describe('What it is for'),
  });
}

/** The options that only one cloud has of a kind, under its name. */
export function nativeOptions(facts: FactsTable, kind: Kind): Record<never, never> {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([cloud, { kinds }]) => {
      const known = kinds[kind];
      return 'unavailable' in known || !known.options ? [] : [[cloud, asWritten(known.options).optional()] as const];
    }),
  ) as Record<never, never>;
}

/** A cloud's own options without what it fills in itself: a layer says only what its author wrote. */
function asWritten(options: z.ZodObject): z.ZodObject {
  const bare = Object.entries(options.shape).map(([name, option]) => {
    const inner = option instanceof z.ZodDefault ? (option.unwrap() as z.ZodType) : (option as z.ZodType);
    const { description } = option as z.ZodType;
    return [name, (description ? inner.describe(description) : inner).optional()] as const;
  });
  return z.strictObject(Object.fromEntries(bare));
}

/** When a cloud may change what runs. */
export const maintenance = {
  maintenanceWindow: window.optional(),
  applyImmediately: z.boolean().optional().describe('Changes do not wait for the window'),
};

/** How long entries live: one time, or one for each sort of the user's naming. */
export const ttl = z.union([duration, z.record(key, duration)]);
