import { isDeepStrictEqual } from 'node:util';
import type { JsonSchema } from './json-schema';

/** Stands for a value of an object that an environment does not have. */
export const unset = Symbol('unset');

/** By environment: a value, undefined where the field is absent, or `unset`. */
export type ByEnvironment = readonly unknown[];

/** A value of a chart. */
export interface ChartValue {
  /** Below `.Values`. */
  readonly path: readonly string[];
  readonly values: ByEnvironment;
  readonly schema: JsonSchema;
  /** Noun phrase for values.yaml and README. */
  readonly description: string;
}

/** The values of a chart, each at a path of its own. */
export class ChartValues {
  private readonly known = new Map<string, ChartValue>();

  /** All, in the order of their paths. */
  get all(): readonly ChartValue[] {
    return [...this.known.values()].sort((a, b) => (keyOf(a.path) < keyOf(b.path) ? -1 : 1));
  }

  /** Adds a value and returns its path: the given one, that of the same value at that path, or one with a number where another value has it. */
  add(value: ChartValue): readonly string[] {
    for (let number = 1; ; number++) {
      const path = number === 1 ? value.path : this.numbered(value.path, number);
      const other = this.known.get(keyOf(path));
      if (other && agree(other.values, value.values)) {
        this.known.set(keyOf(path), { ...other, values: joined(other.values, value.values) });
        return path;
      }
      if (other || this.conflicting(path)) continue;
      this.known.set(keyOf(path), { ...value, path });
      return path;
    }
  }

  /** The value at a path, where it agrees with these. */
  same(path: readonly string[], values: ByEnvironment): ChartValue | undefined {
    const known = this.known.get(keyOf(path));
    return known && agree(known.values, values) ? known : undefined;
  }

  /** The first of these paths that no other value has; the last where each is taken. */
  freeOf(paths: readonly (readonly string[])[], values: ByEnvironment): readonly string[] {
    const isFree = (path: readonly string[]) =>
      this.same(path, values) || (!this.known.has(keyOf(path)) && !this.conflicting(path));
    return paths.find(isFree) ?? paths.at(-1)!;
  }

  /** What a step makes if it adds no values; undefined otherwise, without them. */
  withoutAdding<T>(step: () => T): T | undefined {
    const before = new Map(this.known);
    const result = step();
    if (this.known.size === before.size) return result;
    this.known.clear();
    for (const [key, value] of before) this.known.set(key, value);
    return undefined;
  }

  /** A path with a number at the key that another value has. */
  private numbered(path: readonly string[], number: number): readonly string[] {
    const other = this.known.get(keyOf(path))?.path ?? this.conflicting(path) ?? path;
    const position = Math.min(other.length, path.length) - 1;
    return path.map((key, index) => (index === position ? `${key}${number}` : key));
  }

  /** Path of a value above or below a path. */
  private conflicting(path: readonly string[]): readonly string[] | undefined {
    const key = `${keyOf(path)}/`;
    for (const [one, { path: other }] of this.known)
      if (`${one}/`.startsWith(key) || key.startsWith(`${one}/`)) return other;
    return undefined;
  }
}

/** Whether two values are the same in each environment that has both. */
function agree(one: ByEnvironment, other: ByEnvironment): boolean {
  return one.every(
    (value, index) => value === unset || other[index] === unset || isDeepStrictEqual(value, other[index]),
  );
}

function joined(one: ByEnvironment, other: ByEnvironment): ByEnvironment {
  return one.map((value, index) => (value === unset ? other[index] : value));
}

function keyOf(path: readonly string[]): string {
  return path.join('/');
}
