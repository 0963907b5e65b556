import fc from 'fast-check';
import { z } from 'zod';
import { layers } from '../../lib/spec/metadata';
import { hostile, words } from './words';

type Schema = z.core.$ZodType;
type Value = fc.Arbitrary<unknown>;

/** Most keys, beside those that must be there, of a mapping at a depth; deeper ones have as many as the last. */
const widths = [4, 3, 2];

const accepts = (schema: Schema, value: unknown) => z.safeParse(schema, value).success;

/** Values that a schema accepts, small, found by walking it: a key that is added to it is covered by itself. */
export class Values {
  private readonly known = new Map<string, Value | undefined>();
  private readonly ids = new WeakMap<Schema, number>();
  private count = 0;
  /** Keys that nothing was found for. */
  private readonly without: string[] = [];

  /** Fails for a schema that nothing fits: words for it are missing. */
  of(schema: Schema): Value {
    const found = this.at(schema, 0);
    if (!found || this.without.length) throw new Error(`nothing fits ${[...this.without].join(', ')}`);
    return found;
  }

  private at(schema: Schema, depth: number): Value | undefined {
    if (!this.ids.has(schema)) this.ids.set(schema, this.count++);
    const key = `${this.ids.get(schema)}.${Math.min(depth, widths.length)}`;
    if (!this.known.has(key)) {
      // A schema that holds itself finds nothing of itself inside.
      this.known.set(key, undefined);
      this.known.set(key, this.made(schema, depth));
    }
    return this.known.get(key);
  }

  private made(schema: Schema, depth: number): Value | undefined {
    const bare = layers(schema).at(-1) as z.core.$ZodTypes;
    const value = this.bare(bare, depth);
    const isChecked = layers(schema).some(
      ({ _zod: { def } }) => def.checks?.length || ['pipe', 'string', 'number'].includes(def.type),
    );
    return value && isChecked ? among(value, schema) : value;
  }

  private bare({ _zod: { def } }: z.core.$ZodTypes, depth: number): Value | undefined {
    if (def.type === 'object') return this.mapping(def.shape, depth);
    if (def.type === 'record') return this.record(def, depth);
    if (def.type === 'array') {
      const element = this.at(def.element, depth + 1);
      const { minimum: minLength = 0 } = checksOf(def);
      return element && fc.array(element, { minLength, maxLength: minLength + 2 });
    }
    if (def.type === 'tuple') {
      const items = def.items.map((item) => this.at(item, depth + 1));
      return items.every((item) => item !== undefined) ? fc.tuple(...(items as Value[])) : undefined;
    }
    if (def.type === 'union') {
      const all = def.options.flatMap((option) => this.at(option, depth) ?? []);
      return all.length ? fc.oneof(...all) : undefined;
    }
    if (def.type === 'intersection') return this.at(def.left, depth);
    if (def.type === 'string') return texts(checksOf(def).pattern);
    if (def.type === 'number') return numbers(checksOf(def));
    if (def.type === 'boolean') return fc.boolean();
    if (def.type === 'null') return fc.constant(null);
    if (def.type === 'enum') return fc.constantFrom(...Object.values(def.entries));
    if (def.type === 'literal') return fc.constantFrom(...def.values);
    if (def.type === 'unknown' || def.type === 'any') return anything;
    if (def.type === 'never') return undefined;
    throw new Error(`no values for a schema of the type ${def.type}`);
  }

  /** All keys that must be there, and a few others. */
  private mapping(shape: Readonly<Record<string, Schema>>, depth: number): Value | undefined {
    const entries = Object.entries(shape).flatMap(([key, schema]) => {
      const value = this.at(schema, depth + 1);
      if (!value) this.without.push(key);
      return value ? [{ key, value, needed: !accepts(schema, undefined) }] : [];
    });
    const pairs = ({ key, value }: { readonly key: string; readonly value: Value }) =>
      fc.tuple(fc.constant(key), value);
    const needed = fc.tuple(...entries.filter((one) => one.needed).map(pairs));
    const others = entries.filter((one) => !one.needed).map(pairs);
    if (others.length === 0) return needed.map((all) => Object.fromEntries(all));
    const some = fc.uniqueArray(fc.oneof(...others), {
      selector: ([key]) => key,
      maxLength: widths[depth] ?? widths.at(-1),
    });
    return fc.tuple(needed, some).map((both) => Object.fromEntries(both.flat()));
  }

  private record(def: z.core.$ZodRecordDef, depth: number): Value | undefined {
    const [key, value] = [this.at(def.keyType, depth + 1), this.at(def.valueType, depth + 1)];
    if (!key || !value) return undefined;
    const pairs = fc.uniqueArray(fc.tuple(key.map(String), value), { selector: ([name]) => name, maxLength: 2 });
    return pairs.map((all) => Object.fromEntries(all));
  }
}

/** Those of some values that a schema accepts; nothing where it accepts none. */
function among(value: Value, schema: Schema): Value | undefined {
  const fitting = (numRuns: number) => fc.sample(value, { numRuns, seed: 1 }).filter((one) => accepts(schema, one));
  const few = fitting(60);
  const tried = few.length ? few : fitting(5000);
  if (tried.length === 0) return undefined;
  // What fits by chance alone is drawn from what did.
  return tried.length < 20 ? fc.constantFrom(...tried) : value.filter((one) => accepts(schema, one));
}

const anything: Value = fc.oneof(
  fc.constantFrom(...words, ...hostile),
  fc.integer(),
  fc.boolean(),
  fc.dictionary(fc.constantFrom('a', 'spec', 'metadata', 'x.y', 'on'), fc.constantFrom(1, 'a', true, '${a}', ['b']), {
    maxKeys: 2,
  }),
);

/** Texts of a form: known words, hostile ones, and whatever matches. */
function texts(pattern: RegExp | undefined): Value | undefined {
  const fitting = (all: readonly string[]) => all.filter((word) => !pattern || pattern.test(word));
  const sources = [
    { weight: 8, arbitrary: some(fitting(words)) },
    { weight: 3, arbitrary: some(fitting(hostile)) },
    { weight: 2, arbitrary: pattern ? matching(pattern) : fc.string({ unit: 'grapheme', maxLength: 12 }) },
  ].flatMap(({ weight, arbitrary }) => (arbitrary ? [{ weight, arbitrary }] : []));
  return sources.length ? fc.oneof(...sources) : undefined;
}

const some = (all: readonly string[]) => (all.length ? fc.constantFrom(...all) : undefined);

const matched = new Map<string, fc.Arbitrary<string> | undefined>();

/** Texts that match, made once for a pattern; nothing for one whose texts cannot be made. */
function matching({ source }: RegExp): fc.Arbitrary<string> | undefined {
  if (!matched.has(source)) matched.set(source, madeOf(source));
  return matched.get(source);
}

function madeOf(source: string): fc.Arbitrary<string> | undefined {
  try {
    return fc.stringMatching(new RegExp(withoutLookahead(source)), { size: '-1' });
  } catch {
    return undefined;
  }
}

/** A pattern without what it looks ahead for, which the schema itself checks. */
function withoutLookahead(source: string): string {
  const start = source.indexOf('(?!');
  if (start < 0) return source;
  let depth = 0;
  for (let index = start; index < source.length; index++) {
    if (source[index] === '\\') index += 1;
    else if (source[index] === '(') depth += 1;
    else if (source[index] === ')' && --depth === 0)
      return withoutLookahead(source.slice(0, start) + source.slice(index + 1));
  }
  return source;
}

/** What the checks of a schema say, as far as values can be made by it; the rest is left to the schema. */
interface Checks {
  readonly pattern?: RegExp;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly format?: string;
}

function checksOf(def: z.core.$ZodTypeDef): Checks {
  const all = (def.checks ?? []).map((check) => check._zod.def as unknown as Readonly<Record<string, unknown>>);
  const bound = (check: string) => {
    const found = all.find((one) => one.check === check);
    return found && (found.value as number) + (found.inclusive ? 0 : check === 'greater_than' ? 1 : -1);
  };
  const length = all.find(({ check }) => check === 'min_length')?.minimum as number | undefined;
  const own = def as unknown as Pick<Checks, 'pattern' | 'format'>;
  return {
    pattern: (all.find(({ pattern }) => pattern)?.pattern as RegExp | undefined) ?? own.pattern,
    minimum: length ?? bound('greater_than'),
    maximum: bound('less_than'),
    format: own.format,
  };
}

function numbers({ minimum = -3, maximum = Number.MAX_SAFE_INTEGER, format }: Checks): Value {
  const within = (min: number, max: number) => fc.integer({ min: Math.ceil(min), max: Math.max(min, Math.floor(max)) });
  const least = Math.max(minimum, Number.MIN_SAFE_INTEGER);
  const most = Math.min(maximum, Number.MAX_SAFE_INTEGER);
  const whole = [
    { weight: 6, arbitrary: within(least, Math.min(most, least + 20)) },
    { weight: 2, arbitrary: fc.constantFrom(1, 80, 8080, 100, 65535) },
    { weight: 1, arbitrary: within(least, most) },
  ];
  const parts = { weight: 3, arbitrary: fc.constantFrom(0.5, 0.001, 1e-7, 1.5, 1e21) };
  return fc.oneof(...whole, ...(format ? [] : [parts]));
}
