import type { Settings } from '../../spec/service-spec';
import { isMapping } from '../../model/mapping';
import { shorthands } from './shorthands';

/** A path in a canonical layer, and its path in the source. */
export type Move = readonly [to: readonly string[], from: readonly string[]];

/** Settings of one layer in canonical form, and the moves. */
export interface Canonical {
  readonly settings: Settings;
  readonly moves: readonly Move[];
}

type Tree = Record<string, unknown>;

/** Lists of named items, which merge by name. */
const named: readonly (readonly string[])[] = [
  ['integrations', 'storage', 'buckets'],
  ['integrations', 'messaging', 'queues'],
  ['integrations', 'messaging', 'topics'],
];

/** Replaces the shorter forms of one layer by the longer ones. */
export function canonical(written: Settings): Canonical {
  const settings = structuredClone(written) as Tree;
  const moves: Move[] = [];
  for (const [to, from, first] of shorthands) {
    const value = get(settings, from);
    const wins = first && get(settings, [...from.slice(0, -1), 'enabled']) !== false;
    if (value !== undefined) moves.push(...put(settings, [to, from], value, wins));
  }
  for (const from of shorthands.map(([, path]) => path)) remove(settings, from);
  for (const path of named) {
    const list = get(settings, path);
    if (!Array.isArray(list)) continue;
    const names = list.map(({ name }: Tree) => name as string | undefined);
    // A second item of a name gets its own key, so that settling can report it.
    const keys = names.map((name, index) =>
      name && names.indexOf(name) === index ? name : `${name ?? path.at(-1)}-${index}`,
    );
    set(settings, path, Object.fromEntries(list.map((item: Tree, index) => [keys[index]!, item])));
    moves.push(
      ...keys.map((key, index): Move => [
        [...path, key],
        [...path, String(index)],
      ]),
    );
  }
  return { settings: settings as Settings, moves };
}

/** Source path of a canonical path. */
export function written(path: readonly PropertyKey[], moves: readonly Move[]): readonly PropertyKey[] {
  // Moves chain, the last first: service.resources.cpu came by way of resources.cpu.
  return [...moves]
    .reverse()
    .reduce<readonly PropertyKey[]>(
      (now, [to, from]) => (to.every((key, index) => key === now[index]) ? [...from, ...now.slice(to.length)] : now),
      path,
    );
}

/** Sets a value at a path; an existing value there takes precedence. */
function put(settings: Tree, [to, from]: Move, value: unknown, wins = false): Move[] {
  const there = get(settings, to);
  if (isMapping(there) && isMapping(value))
    return Object.entries(value).flatMap(([key, inner]) =>
      put(
        settings,
        [
          [...to, key],
          [...from, key],
        ],
        inner,
        wins,
      ),
    );
  if (there !== undefined && !wins) return [];
  set(settings, to, value);
  return [[to, from]];
}

function get(tree: Tree, path: readonly string[]): unknown {
  return path.reduce<unknown>((inside, key) => (isMapping(inside) ? inside[key] : undefined), tree);
}

function set(tree: Tree, path: readonly string[], value: unknown): void {
  const parent = path.slice(0, -1).reduce<Tree>((inside, key) => (inside[key] ??= {}) as Tree, tree);
  parent[path.at(-1)!] = value;
}

function remove(tree: Tree, path: readonly string[]): void {
  const parent = get(tree, path.slice(0, -1)) as Tree | undefined;
  if (isMapping(parent)) delete parent[path.at(-1)!];
}
