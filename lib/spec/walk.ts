import type { z } from 'zod';
import { canonicalKeys } from './aliases';
import { layers } from './metadata';
import { perTable } from '../model/per-table';
import type { Tree } from './tree';

type Schema = z.core.$ZodType;
type AnySchema = z.core.$ZodTypes;

/** The schemas that a schema consists of: unions and intersections expanded, wrappers removed. */
export const options = perTable((schema: Schema): readonly AnySchema[] => {
  const innermost = layers(schema).at(-1) as AnySchema;
  const { def } = innermost._zod;
  if (def.type === 'union') return def.options.flatMap(options);
  if (def.type === 'intersection') return [...options(def.left), ...options(def.right)];
  return [innermost];
});

const kinds: Readonly<Record<string, Tree['kind']>> = {
  object: 'mapping',
  record: 'mapping',
  array: 'list',
  tuple: 'list',
};

/** Whether the discriminator of a union allows a mapping. */
function agrees(schema: AnySchema, tree: Tree): boolean {
  if (schema._zod.def.type !== 'object' || tree.kind !== 'mapping') return true;
  const keys = canonicalKeys(schema as z.core.$ZodObject);
  return [...tree.entries].every(([spelling, { value }]) => {
    const words = schema._zod.propValues?.[keys.get(spelling) ?? spelling];
    return !words?.size || value.kind !== 'leaf' || words.has(value.value);
  });
}

/** How many keys of a mapping a schema has; a record counts none. */
function score(schema: AnySchema, tree: Tree): number {
  if (schema._zod.def.type !== 'object' || tree.kind !== 'mapping') return 0;
  const keys = canonicalKeys(schema as z.core.$ZodObject);
  return [...tree.entries.keys()].reduce((sum, key) => sum + (keys.has(key) ? 1 : -1), 0);
}

/** The mappings or lists among `schemas` that fit the data best; several where they fit equally. */
export function shapes(schemas: readonly Schema[], tree: Tree): readonly AnySchema[] {
  if (tree.kind === 'leaf') return [];
  const fitting = schemas.flatMap(options).filter(({ _zod }) => kinds[_zod.def.type] === tree.kind);
  if (fitting.length < 2) return fitting;
  const agreeing = fitting.filter((schema) => agrees(schema, tree));
  const scored = (agreeing.length ? agreeing : fitting).map((schema) => ({ schema, points: score(schema, tree) }));
  const best = Math.max(...scored.map(({ points }) => points));
  return scored.filter(({ points }) => points === best).map(({ schema }) => schema);
}

/** The schema of the value under a key of a mapping or list. */
export function under({ _zod: { def } }: AnySchema, key: PropertyKey): Schema | undefined {
  if (def.type === 'object') return Object.hasOwn(def.shape, key) ? def.shape[String(key)] : def.catchall;
  if (def.type === 'record') return def.valueType;
  if (def.type === 'array') return def.element;
  if (def.type === 'tuple') return def.items[Number(key)] ?? def.rest ?? undefined;
  return undefined;
}

/** Candidate schemas of the value of a key. */
export function childSchemas(shapes: readonly AnySchema[], key: PropertyKey): readonly Schema[] {
  return shapes.flatMap((shape) => under(shape, key) ?? []);
}

/** Visits every key of a document with the schemas of its value, outermost first; `false` skips what is below. */
export function walk(
  schemas: readonly Schema[],
  tree: Tree,
  visit: (properties: readonly Schema[], keyOffset: number, path: readonly string[]) => boolean,
  path: readonly string[] = [],
): void {
  const found = shapes(schemas, tree);
  if (tree.kind === 'list') {
    tree.items.forEach((item, index) => walk(childSchemas(found, index), item, visit, [...path, String(index)]));
  }
  if (tree.kind !== 'mapping') return;
  for (const [key, { keyOffset, value }] of tree.entries) {
    const below = childSchemas(found, key);
    const here = [...path, key];
    if (visit(below, keyOffset, here)) walk(below, value, visit, here);
  }
}
