import type { z } from 'zod';
import { metadata } from './metadata';
import { perTable } from '../model/per-table';

/** `poolSize` as `pool_size`. */
function snakeCase(key: string): string {
  return key
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}

/** Every spelling of a key, its own first. */
export function spellings(key: string, aliases: readonly string[]): readonly string[] {
  const words = [key, ...aliases];
  return [...new Set([...words, ...words.map(snakeCase)])];
}

/** Keys of a mapping by every spelling; a key that another key's spelling equals keeps its name. */
export const canonicalKeys = perTable((schema: z.core.$ZodObject): ReadonlyMap<string, string> => {
  const { shape } = schema._zod.def;
  const keys = new Map(Object.keys(shape).map((key) => [key, key]));
  for (const [key, property] of Object.entries(shape)) {
    for (const spelling of spellings(key, metadata(property).aliases)) if (!keys.has(spelling)) keys.set(spelling, key);
  }
  return keys;
});
