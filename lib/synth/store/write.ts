import { rmSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Leaf } from '../render/leaf';
import { type Comparison, type Written, compare, foreignOf, isDone, isTemporary } from './compare';
import { onDisk } from './disk';
import { lockName, locked } from './lock';
import { type Saved, save } from './save';
import { statOf } from './seen';
import type { Sightings } from './sightings';
import { type Tree, foldersAbove, parents } from './tree';

/** How to write a layer. */
export interface WriteOptions {
  /** Which stale files may go. @default - all */
  readonly scope?: (path: string) => boolean;
  /** Write nothing, and say what would change. @default false */
  readonly check?: boolean;
  /** Files whose content is known without reading them. @default - none */
  readonly sightings?: Sightings;
  /** Whether some of what is to be written was not there before, so that a look without the lock would be for nothing. @default false */
  readonly hasNews?: boolean;
  /** Run that makes these files. @default - nobody will ask */
  readonly run?: string;
  /** Writes files under a folder. @default - one after the other */
  readonly saveAll?: SaveAll;
}

/** Writes files under a folder. */
export type SaveAll = (folder: string, leaves: readonly Leaf[]) => Promise<readonly Saved[]>;

/** What is other in a layer than after an earlier run. */
export interface Difference {
  /** That run. */
  readonly since: string;
  /** What it made and is not made any more, or is made anew. */
  readonly gone: readonly Pick<Leaf, 'path' | 'digest'>[];
  readonly come: readonly Leaf[];
  /** Number of all files that there are to be. */
  readonly total: number;
}

/**
 * Makes a layer's folder hold exactly `leaves`, and whatever is not ours; a file changes in one step.
 * Throws a `DiskError` before anything is written when a foreign file is in the way.
 */
export async function write(folder: string, leaves: readonly Leaf[], options: WriteOptions = {}): Promise<Written> {
  const { scope = () => true, check, sightings, hasNews = false, saveAll = oneByOne, run = '' } = options;
  const byPath = index(folder, leaves);
  const look = (): Comparison => compare({ folder, leaves: byPath, scope, sightings });

  if (check || !hasNews) {
    const first = look();
    if (isDone(first)) sightings?.renew(first.tree, run, first.foreign);
    if (check || isDone(first)) return summary(first);
  }
  return locked(folder, async () => {
    // Another run may have written meanwhile.
    const current = look();
    const { removed, leftovers, written, empty } = current;
    await change(folder, { removed: [...removed, ...leftovers], written, empty, byPath, saveAll, sightings });
    sightings?.renew(after(current), run, current.foreign);
    return summary(current);
  });
}

/**
 * Makes in a layer's folder what is other than after an earlier run, where all is as that run left it.
 * @returns nothing where somebody else wrote there since, or something is in the way: then a look at all of it tells
 */
export async function follow(
  folder: string,
  { since, gone, come, total }: Difference,
  {
    check,
    run = '',
    saveAll = oneByOne,
    current,
  }: Pick<WriteOptions, 'check' | 'run' | 'saveAll'> & { readonly current: () => Sightings },
): Promise<Written | undefined> {
  const byPath = index(folder, come);
  const before = new Map(gone.map(({ path, digest }) => [path, digest]));
  const written = come.filter(({ path, digest }) => before.get(path) !== digest).map(({ path }) => path);
  const removed = [...before.keys()].filter((path) => !byPath.has(path));
  const outcome = { written: written.sort(), removed: removed.sort(), unchanged: total - written.length };
  if (check) return { ...outcome, ...foreignOf(current().foreign) };
  return locked(folder, async () => {
    const sightings = current();
    if (sightings.run !== since || !written.every((path) => before.has(path) || isFree(folder, path))) return undefined;
    const empty = [...foldersAbove(removed)].sort((a, b) => b.length - a.length);
    await change(folder, { removed, written, empty, byPath, saveAll, sightings });
    if (!sightings.follow(new Set(written), new Set(removed), run)) sightings.forget();
    return { ...outcome, ...foreignOf(sightings.foreign) };
  });
}

/** What is to change in a folder. */
interface Change extends Pick<Written, 'removed' | 'written'> {
  /** Folders that go if they are empty then, children before parents. */
  readonly empty: readonly string[];
  readonly byPath: ReadonlyMap<string, Leaf>;
  readonly saveAll: SaveAll;
  readonly sightings?: Sightings;
}

async function change(folder: string, { removed, written, empty, byPath, saveAll, sightings }: Change): Promise<void> {
  for (const path of removed) remove(join(folder, path));
  const leaves = written.map((path) => byPath.get(path)!);
  for (const [path, sighting] of await saveAll(folder, leaves)) sightings?.note(path, sighting);
  for (const path of empty) clear(folder, path);
}

const oneByOne: SaveAll = async (folder, leaves) => leaves.map((leaf) => save(folder, leaf));

/** Whether nothing is in the way of a file. */
function isFree(folder: string, path: string): boolean {
  const look = (one: string) => statOf(join(folder, one));
  return !look(path) && parents(path).every((one) => look(one)?.isDirectory() ?? true);
}

/** Removes a folder that is empty. */
function clear(folder: string, path: string): void {
  onDisk(path, () => rmdirSync(join(folder, path)), ['ENOENT', 'ENOTEMPTY', 'EEXIST']);
}

/** What is there when all is done. */
function after({ tree, written, removed, leftovers, empty }: Comparison): Tree {
  const gone = new Set([...removed, ...leftovers]);
  const files = new Set([...[...tree.files].filter((path) => !gone.has(path)), ...written]);
  const folders = new Set([...tree.folders, ...foldersAbove(written)]);
  for (const path of empty) folders.delete(path);
  return { files, folders, others: new Set([...tree.others].filter((path) => path !== lockName)) };
}

function index(folder: string, leaves: readonly Leaf[]): Map<string, Leaf> {
  const byPath = new Map<string, Leaf>();
  for (const leaf of leaves) {
    const { path } = leaf;
    if (!isInside(path)) throw new Error(`${path} is no path under ${folder}`);
    if (byPath.has(path)) throw new Error(`two artifacts of one path: ${path} under ${folder}`);
    byPath.set(path, leaf);
  }
  return byPath;
}

/** A part of a path that is empty, or stands for this folder or the one above; and what no part holds. */
const unclear = /(^|\/)\.{0,2}(\/|$)|[\\\0]/;

function isInside(path: string): boolean {
  return !unclear.test(path) && path !== lockName && !isTemporary(path);
}

function remove(file: string): void {
  onDisk(file, () => rmSync(file, { force: true }));
}

function summary({ written, removed, unchanged, foreign = [] }: Comparison): Written {
  return { written, removed, unchanged, ...foreignOf(foreign) };
}
