import { isDeepStrictEqual } from 'node:util';
import { isMapping } from '../model/mapping';
import { type ChartValue, unset } from './chart-value';

/** Values below `.Values`. */
export type ValueTree = { [key: string]: unknown };

/** The value that a chart has by itself; null where the default environment leaves it out. */
export function defaultOf({ values }: ChartValue, index: number): unknown {
  const own = values[index] === unset ? values.find((one) => one !== unset && one !== undefined) : values[index];
  return own ?? null;
}

/** A tree with values at their paths. */
export function treeOf(values: readonly (readonly [path: readonly string[], value: unknown])[]): ValueTree {
  const tree: ValueTree = {};
  for (const [path, value] of values) {
    let inside = tree;
    for (const key of path.slice(0, -1)) inside = (inside[key] ??= {}) as ValueTree;
    inside[path.at(-1)!] = value;
  }
  return tree;
}

/** What the values of an environment change in those of the chart. */
export function changesOf(all: readonly ChartValue[], defaults: number, environment: number): ValueTree {
  const changes = all.flatMap((one): (readonly [readonly string[], unknown])[] => {
    const value = one.values[environment];
    if (value === unset) return [];
    const change = changeOf(defaultOf(one, defaults), value ?? null);
    return change === undefined ? [] : [[one.path, change]];
  });
  return treeOf(changes);
}

/** What Helm has to merge into a value to get another one: null removes a key. @default - they are the same */
function changeOf(from: unknown, to: unknown): unknown {
  if (isDeepStrictEqual(from, to)) return undefined;
  if (!isMapping(from) || !isMapping(to)) return to;
  const removed = Object.keys(from).filter((key) => !Object.hasOwn(to, key));
  const changed = Object.keys(to).flatMap((key) => {
    const change = changeOf(from[key], to[key]);
    return change === undefined ? [] : [[key, change] as const];
  });
  return { ...Object.fromEntries(removed.map((key) => [key, null])), ...Object.fromEntries(changed) };
}
