import fc from 'fast-check';
import type { z } from 'zod';
import { layers } from '../../lib/spec/metadata';
import { Values } from '../fuzz/values';

type Schema = z.core.$ZodType;

/** Keys and indexes from the root of a document. */
export type Path = readonly (string | number)[];

/** A key whose value a union describes, and values that its options accept. */
export interface Choice {
  /** Keys on the way; of a list or a map of names, `*`. */
  readonly at: string;
  readonly schema: Schema;
  readonly values: () => readonly unknown[];
}

/** Values of each option. */
const perOption = 2;

const values = new Values();

/** Each union of a schema, once, with values of each of its options. */
export function choices(schema: Schema, at = '', seen = new Set<Schema>()): readonly Choice[] {
  const bare = layers(schema).at(-1) as z.core.$ZodTypes;
  if (seen.has(bare)) return [];
  seen.add(bare);
  const { def } = bare._zod;
  if (def.type === 'union')
    return [
      { at, schema, values: () => def.options.flatMap((option) => drawn(option)) },
      ...def.options.flatMap((option) => choices(option, at, seen)),
    ];
  if (def.type === 'object')
    return Object.entries(def.shape).flatMap(([key, inner]) => choices(inner, `${at}.${key}`, seen));
  if (def.type === 'array') return choices(def.element, `${at}.*`, seen);
  if (def.type === 'record') return choices(def.valueType, `${at}.*`, seen);
  return [];
}

/** Values of a schema; none where words for it are missing, as for what is nothing. */
function drawn(schema: Schema): readonly unknown[] {
  if ((layers(schema).at(-1) as z.core.$ZodTypes)._zod.def.type === 'never') return [];
  return fc.sample(values.of(schema), { numRuns: perOption, seed: 7 });
}

/** A document with one mistake, and where that stands. */
export interface Mistake {
  readonly document: unknown;
  readonly path: Path;
  /** Whether it is the key, not the value. */
  readonly isKey: boolean;
}

const wrong: readonly unknown[] = [{ zzz: 1 }, [['zz']], 'zz !zz', -7.25, true];

/** Every document that one changed key or value makes of another. */
export function mistakes(document: unknown): readonly Mistake[] {
  return paths(document).flatMap((path) => {
    const key = path.at(-1)!;
    const others = wrong.map((value) => ({ document: replaced(document, path, () => value), path, isKey: false }));
    if (typeof key === 'number') return others;
    const name = `${key}zz`;
    return [...others, { document: renamed(document, path, name), path: [...path.slice(0, -1), name], isKey: true }];
  });
}

function paths(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries = Array.isArray(value) ? value.map((inner, index) => [index, inner] as const) : Object.entries(value);
  return entries.flatMap(([key, inner]) => [[...path, key], ...paths(inner, [...path, key])]);
}

function replaced(value: unknown, [key, ...rest]: Path, change: (inner: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  if (Array.isArray(value)) return value.map((inner, index) => (index === key ? replaced(inner, rest, change) : inner));
  return { ...(value as object), [key]: replaced((value as Record<string, unknown>)[key], rest, change) };
}

function renamed(value: unknown, path: Path, name: string): unknown {
  return replaced(value, path.slice(0, -1), (parent) =>
    Object.fromEntries(
      Object.entries(parent as object).map(([key, inner]) => [key === path.at(-1) ? name : key, inner]),
    ),
  );
}
