import { z } from 'zod';
import { layers, metadata } from '../../lib/spec/metadata';
import { options, under } from '../../lib/spec/walk';

/** A key of a schema: where it stands, with `*` for a name or an index of the user's, and what it may hold. */
export interface Key {
  readonly path: readonly string[];
  readonly schema: z.core.$ZodType;
}

const weights: Readonly<Record<string, number>> = { record: 1, array: 0, tuple: 0 };

/** How much a form can hold; -1 for a word. */
function weight(schema: z.core.$ZodType): number {
  const of = (shape: z.core.$ZodTypes) =>
    isObject(shape) ? 2 + Object.keys(shape._zod.def.shape).length : (weights[shape._zod.def.type] ?? -1);
  return Math.max(-1, ...forms(schema).map(of));
}

/** Whether a form comes to another one in the end. */
const isOther = (schema: z.core.$ZodType) => layers(schema).some(({ _zod }) => _zod.def.type === 'pipe');

/**
 * The forms of a value that hold keys: those that stay as they are, or the fullest where all come to another one. What
 * the others come to is what these say.
 */
function forms(schema: z.core.$ZodType): readonly z.core.$ZodTypes[] {
  const bare = layers(schema).at(-1) as z.core.$ZodTypes;
  const { def } = bare._zod;
  if (def.type !== 'union') return [bare];
  const flat = (one: z.core.$ZodType): readonly z.core.$ZodType[] => {
    const { def: inner } = (layers(one).at(-1) as z.core.$ZodTypes)._zod;
    return inner.type === 'union' && !isOther(one) ? inner.options.flatMap(flat) : [one];
  };
  const holding = def.options.flatMap(flat).filter((one) => weight(one) >= 0);
  const own = holding.filter((one) => !isOther(one));
  const fullest = [...holding].sort((a, b) => weight(b) - weight(a)).slice(0, 1);
  return (own.length ? own : fullest).flatMap(forms);
}

const isObject = (schema: z.core.$ZodType): schema is z.core.$ZodObject => schema._zod.def.type === 'object';

/** Whether a key holds more than keys that are looked at themselves, and can say more than one thing. */
function isLeaf(schema: z.core.$ZodType): boolean {
  const all = forms(schema).length ? forms(schema) : options(schema);
  const keyed = all.every((shape) => isObject(shape) && Object.keys(shape._zod.def.shape).length > 0);
  return (
    !metadata(schema).effective || (!keyed && samples(schema).length !== 1) || words.includes(all[0]!._zod.def.type)
  );
}

const words: readonly string[] = ['array', 'record', 'string'];

/** Every key of a schema, of what holds more than keys; two options of a union that know the same key are one. */
export function keysOf(schema: z.core.$ZodType, path: readonly string[] = [], above: readonly unknown[] = []): Key[] {
  if (above.includes(schema)) return [];
  const found = forms(schema).flatMap((shape): Key[] => {
    const seen = [...above, schema];
    if (isObject(shape))
      return Object.entries(shape._zod.def.shape).flatMap(([key, inner]) => [
        ...(isLeaf(inner) ? [{ path: [...path, key], schema: inner }] : []),
        ...(metadata(inner).effective ? keysOf(inner, [...path, key], seen) : []),
      ]);
    const inner = ['array', 'record'].includes(shape._zod.def.type) ? under(shape, '0') : undefined;
    return inner ? keysOf(inner, [...path, '*'], seen) : [];
  });
  return [...new Map(found.map((key) => [key.path.join('.'), key])).values()];
}

/** Values of a schema that any reader can tell apart, as far as its types say; nothing for a text of a certain form. */
export function samples(schema: z.core.$ZodType): unknown[] {
  const bare = layers(schema).at(-1)!;
  const { def } = bare._zod as z.core.$ZodTypes['_zod'];
  const accepted = (values: readonly unknown[]) => values.filter((value) => z.safeParse(bare, value).success);
  if (def.type === 'union') return def.options.flatMap(samples);
  if (def.type === 'boolean') return [true, false];
  if (def.type === 'enum') return Object.values(def.entries);
  if (def.type === 'literal') return [...def.values];
  if (def.type === 'number') return accepted([1, 2, 3, 10, 20, 77, 100, 8123, 30123, 0.5]);
  if (def.type === 'string')
    return accepted([
      'word',
      '9',
      '1.31',
      '100m',
      '128Mi',
      '25%',
      '/way/in',
      '10.9.0.0/16',
      'mon:01:00-mon:02:00',
      'Etc/GMT',
      'ACL',
      'https://x.example',
      'a@b.example',
      '1h',
    ]);
  if (def.type === 'array') return samples(def.element).map((value) => [value]);
  if (def.type === 'record') return samples(def.valueType).map((value) => ({ word: value }));
  if (def.type === 'unknown') return [{ word: 1 }, 'word'];
  if (def.type === 'object') {
    const needed = Object.entries(def.shape).filter(([, inner]) => !z.safeParse(inner, undefined).success);
    if (Object.keys(def.shape).length === 0) return accepted([{ word: 1 }]);
    const filled = needed.map(([key, inner]) => [key, samples(inner)[0]] as const);
    return filled.every(([, value]) => value !== undefined) ? accepted([Object.fromEntries(filled)]) : [];
  }
  return [];
}
