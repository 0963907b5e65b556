import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** Values of a chart. */
export type Values = Readonly<Record<string, unknown>>;

/** Values as Helm joins them: maps by key, anything else whole; null removes. */
export function mergedValues(files: readonly string[]): Values {
  return files.map((file) => (parse(readFileSync(file, 'utf8')) ?? {}) as Values).reduce(merged, {});
}

function merged(under: Values, over: Values): Values {
  const joined = Object.entries(over).map(([key, value]) => {
    const below = under[key];
    return [key, isMap(below) && isMap(value) ? merged(below, value) : value] as const;
  });
  return Object.fromEntries(
    Object.entries({ ...under, ...Object.fromEntries(joined) }).filter(([, value]) => value !== null),
  );
}

/** Whether a value is a map. */
export const isMap = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A place in values: keys, and indexes of lists. */
export type Place = readonly (string | number)[];

/** All places in values, parents before what is in them. */
export function places(value: unknown, at: Place = []): Place[] {
  if (Array.isArray(value)) return value.flatMap((inner, index) => [[...at, index], ...places(inner, [...at, index])]);
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...at, key], ...places(inner, [...at, key])]);
}

/** What stands at a place. */
export const valueAt = (values: unknown, place: Place): unknown =>
  place.reduce<unknown>((now, key) => (now as Readonly<Record<string | number, unknown>> | undefined)?.[key], values);
