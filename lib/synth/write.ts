import { readFileSync, rmSync, rmdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { DiskError, onDisk } from './disk';
import { digestOf } from '../model/digest';
import type { Leaf } from './leaf';
import { isRunning, lockName, locked } from './lock';
import { isGenerated } from './print';
import { type Saved, save } from './save';
import { type Sightings, statOf } from './sightings';
import { type Tree, foldersAbove, parents, readTree } from './tree';

/** What writing a layer changed, or would change; paths relative to its folder, sorted. */
export interface Written {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
}

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

interface Plan extends Written {
  readonly tree: Tree;
  /** Half files of killed runs. */
  readonly leftovers: readonly string[];
  /** Folders that hold nothing but folders and what goes, children before parents. */
  readonly empty: readonly string[];
  /** Whether some run, perhaps a killed one, holds the folder. */
  readonly held: boolean;
}

const temporary = /\.strata-(\d+)\.tmp$/;

/**
 * Makes a layer's folder hold exactly `leaves`, and whatever is not ours; a file changes in one step.
 * Throws a `DiskError` before anything is written when a foreign file is in the way.
 */
export async function write(folder: string, leaves: readonly Leaf[], options: WriteOptions = {}): Promise<Written> {
  const { scope = () => true, check, sightings, hasNews = false, saveAll = oneByOne, run = '' } = options;
  const byPath = index(folder, leaves);
  const look = (): Plan => plan({ folder, leaves: byPath, scope, sightings });

  if (check || !hasNews) {
    const first = look();
    if (isDone(first)) sightings?.renew(first.tree, run);
    if (check || isDone(first)) return summary(first);
  }
  return locked(folder, async () => {
    // Another run may have written meanwhile.
    const current = look();
    for (const path of [...current.removed, ...current.leftovers]) remove(join(folder, path));
    const saved = await saveAll(
      folder,
      current.written.map((path) => byPath.get(path)!),
    );
    for (const [path, sighting] of saved) sightings?.note(path, byPath.get(path)!.digest, sighting);
    for (const path of current.empty) clear(folder, path);
    sightings?.renew(after(current), run);
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
  if (check) return outcome;
  return locked(folder, async () => {
    const sightings = current();
    if (sightings.run !== since || !written.every((path) => before.has(path) || isFree(folder, path))) return undefined;
    for (const path of removed) remove(join(folder, path));
    const saved = await saveAll(
      folder,
      written.map((path) => byPath.get(path)!),
    );
    for (const [path, sighting] of saved) sightings.note(path, byPath.get(path)!.digest, sighting);
    const above = [...foldersAbove(removed)].sort((a, b) => b.length - a.length);
    for (const path of above) clear(folder, path);
    if (!sightings.follow(new Set(written), new Set(removed), run)) sightings.forget();
    return outcome;
  });
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
function after({ tree, written, removed, leftovers, empty }: Plan): Tree {
  const gone = new Set([...removed, ...leftovers]);
  const files = new Set([...[...tree.files].filter((path) => !gone.has(path)), ...written]);
  const folders = [...new Set([...tree.folders, ...foldersAbove(written)])];
  const left = folders.filter((path) => !empty.includes(path));
  return { files, folders: new Set(left), others: new Set([...tree.others].filter((path) => path !== lockName)) };
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

function isInside(path: string): boolean {
  const plain = path !== '' && posix.normalize(path) === path && !posix.isAbsolute(path) && !/[\\\0]|\/$/.test(path);
  return plain && path !== '.' && path.split('/')[0] !== '..' && path !== lockName && !temporary.test(path);
}

/** What a folder is held against. */
interface Comparison {
  readonly folder: string;
  readonly leaves: ReadonlyMap<string, Leaf>;
  readonly scope: (path: string) => boolean;
  readonly sightings?: Sightings;
}

function plan(comparison: Comparison): Plan {
  const { folder, leaves, scope } = comparison;
  const tree = readTree(folder);
  const written = [...leaves.values()]
    .filter((leaf) => changes(comparison, tree, leaf))
    .map(({ path }) => path)
    .sort();
  const strangers = [...tree.files].filter((path) => !leaves.has(path));
  const leftovers = strangers.filter((path) => isLeftover(path));
  const removed = strangers.filter((path) => scope(path) && isOurs(folder, path)).sort();

  const gone = new Set([...removed, ...leftovers]);
  const stay = [...leaves.keys(), ...tree.others, ...[...tree.files].filter((path) => !gone.has(path))];
  const used = foldersAbove(stay);
  const empty = [...tree.folders].filter((path) => !used.has(path)).reverse();
  return {
    tree,
    written,
    removed,
    unchanged: leaves.size - written.length,
    leftovers,
    empty,
    held: tree.others.has(lockName),
  };
}

/** Whether a file has to be written; throws where something is in the way that we may not touch. */
function changes({ folder, sightings }: Comparison, tree: Tree, { path, digest }: Leaf): boolean {
  const refuse = (what: string, reason: string): never => {
    throw new DiskError(join(folder, what), `${reason}; move it away or delete it, nothing was written`);
  };
  if (!tree.files.has(path)) {
    for (const parent of parents(path)) {
      if (tree.others.has(parent)) refuse(parent, 'a link stands where strata wants a folder');
      if (tree.files.has(parent) && !isOurs(folder, parent))
        refuse(parent, 'a file stands where strata wants a folder');
    }
    if (tree.others.has(path)) refuse(path, 'a link stands where strata wants to write a file');
    if (tree.folders.has(path)) refuse(path, 'a folder stands where strata wants to write a file');
    return true;
  }

  if (sightings?.knows(path, digest)) return false;
  const present = read(folder, path);
  if (!present) return true;
  if (digestOf(present) === digest) {
    sightings?.note(path, digest);
    return false;
  }
  return isGenerated(path, present.toString()) || refuse(path, 'strata did not write this file and wants its place');
}

function isOurs(folder: string, path: string): boolean {
  return isGenerated(path, read(folder, path)?.toString() ?? '');
}

function isLeftover(path: string): boolean {
  const pid = Number(temporary.exec(path)?.[1]);
  return pid > 0 && !isRunning(pid);
}

function read(folder: string, path: string): Buffer | undefined {
  return onDisk(join(folder, path), () => readFileSync(join(folder, path)), ['ENOENT']);
}

function remove(file: string): void {
  onDisk(file, () => rmSync(file, { force: true }));
}

function isDone({ written, removed, leftovers, empty, held }: Plan): boolean {
  return !held && [written, removed, leftovers, empty].every(({ length }) => length === 0);
}

function summary({ written, removed, unchanged }: Plan): Written {
  return { written, removed, unchanged };
}
