import type { EditPath } from '../../lib/spec/edit';

/** Numbers below a limit, the same ones for a seed. */
export type Draw = (limit: number) => number;

/** Numbers below a limit, always the same ones for a seed: a linear congruential generator. */
export function drawing(seed: number): Draw {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** One of several. */
export function drawnFrom<T>(draw: Draw, all: readonly T[]): T {
  return all[draw(all.length)]!;
}

/** Texts with a number and a unit, such as `50Gi`, `30s` or `250m`. */
const amount = /^(\d+)([a-zA-Z%]+)$/;

/** Another value of the same sort, as an author might write in the place of one. */
export function other(draw: Draw, value: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return drawnFrom(draw, [value + 1, value * 2, Math.max(1, value - 1)]);
  const [, count, unit] = amount.exec(String(value)) ?? [];
  if (count) return `${drawnFrom(draw, [Number(count) * 2, Number(count) + 1, Math.ceil(Number(count) / 2)])}${unit}`;
  return drawnFrom(draw, [`${String(value)}2`, `next-${String(value)}`, `${String(value)}/next`]);
}

/** A value with its path. */
export interface At {
  readonly path: EditPath;
  readonly value: unknown;
}

/** All values inside of a value, on each level. */
export function placesIn(value: unknown, path: EditPath = []): At[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  const below = entries.flatMap(([key, one]) => placesIn(one, [...path, key]));
  return path.length > 0 ? [{ path, value }, ...below] : below;
}
