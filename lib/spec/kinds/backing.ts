import { z } from 'zod';
import type { Kind } from '../../model/backing';
import type { FactsTable } from '../../model/facts';
import { also, duration, key, label, noEffectYet, text, window } from '../parts/scalars';

/** Keys of every kind of backing: its cloud, and the options of single clouds under their names. */
export function backing(facts: FactsTable, kind: Kind) {
  const clouds = Object.keys(facts) as [string, ...string[]];
  return z.strictObject({
    ...nativeOptions(facts, kind),
    name: label.optional().describe('Name of the backing; default: its kind'),
    cloud: z.enum(clouds).optional().describe('Cloud; default: that of the environment'),
    access: z.enum(['read', 'write', 'readWrite']).optional().describe('Rights of the service; default readWrite'),
    default: z
      .boolean()
      .optional()
      .describe('Gets the variables without its name in them (DATABASE_HOST), as the only backing of a kind does'),
    existing: text.min(1).optional().describe('Name of an existing resource, used instead of a new one'),
    shared: z
      .union([z.boolean(), label])
      .optional()
      .describe('Use of a shared backing of the environment: its name, or true for one of this name'),
    generation: z.int().min(1).optional().describe('Generation of its secrets; raise it to rotate them'),
    enabled: z.boolean().optional().describe('false: the backing is left out'),
    description: also(['purpose', 'usage'], noEffectYet(z.unknown())).optional().describe('What it is for'),
  });
}

/** The options of a kind that one cloud has, under the cloud's name. */
export function nativeOptions(facts: FactsTable, kind: Kind): Record<never, never> {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([cloud, { kinds }]) => {
      const known = kinds[kind];
      return 'unavailable' in known || !known.options ? [] : [[cloud, asWritten(known.options).optional()] as const];
    }),
  ) as Record<never, never>;
}

/** A cloud's own options without defaults: a layer holds only what its author wrote. */
function asWritten(options: z.ZodObject): z.ZodObject {
  const bare = Object.entries(options.shape).map(([name, option]) => {
    const inner = option instanceof z.ZodDefault ? (option.unwrap() as z.ZodType) : (option as z.ZodType);
    const { description } = option as z.ZodType;
    return [name, (description ? inner.describe(description) : inner).optional()] as const;
  });
  return z.strictObject(Object.fromEntries(bare));
}

/** When a cloud may apply changes. */
export const maintenance = {
  maintenanceWindow: window.optional(),
  applyImmediately: z.boolean().optional().describe('Applies changes at once instead of in the window'),
};

/** Time to live: one, or one for each name of the user's choice. */
export const ttl = z.union([duration, z.record(key, duration)]);
