import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../../model/digest';
import type { Leaf } from '../render/leaf';
import { isGenerated } from '../render/print';
import { DiskError, onDisk } from './disk';
import { isRunning, lockName } from './lock';
import { sight } from './seen';
import type { Sightings } from './sightings';
import { type Tree, foldersAbove, readTree } from './tree';

/** What writing a layer changed, or would change; paths relative to its folder, sorted. */
export interface Written {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
  /** What somebody else put there, links among it, sorted. @default - nothing */
  readonly foreign?: readonly string[];
}

const temporary = /\.strata-(\d+)\.tmp$/;

/** Whether a file is half of one. */
export function isTemporary(path: string): boolean {
  return temporary.test(path);
}

/** What a folder holds, beside what it is to hold. */
export interface Comparison extends Written {
  readonly tree: Tree;
  /** Half files of killed runs. */
  readonly leftovers: readonly string[];
  /** Folders that hold nothing but folders and what goes, children before parents. */
  readonly empty: readonly string[];
  /** Whether some run, perhaps a killed one, holds the folder. */
  readonly held: boolean;
}

/** What a folder is held against. */
export interface Expectation {
  readonly folder: string;
  readonly leaves: ReadonlyMap<string, Leaf>;
  readonly scope: (path: string) => boolean;
  readonly sightings?: Sightings;
}

/** Says what is to change in a folder; throws a `DiskError` where something is in the way that we may not touch. */
export function compare(expected: Expectation): Comparison {
  const { folder, leaves, scope } = expected;
  const tree = readTree(folder);
  const missing = [...leaves.keys()].filter((path) => !tree.files.has(path));
  for (const path of foldersAbove(missing)) demandRoom(folder, tree, path);
  const written = [...leaves.values()]
    .filter((leaf) => isChange(expected, tree, leaf))
    .map(({ path }) => path)
    .sort();
  const strangers = [...tree.files].filter((path) => !leaves.has(path));
  const leftovers = strangers.filter((path) => isLeftover(path));
  const removed = strangers.filter((path) => scope(path) && isOurs(folder, path)).sort();

  const gone = new Set([...removed, ...leftovers]);
  const stay = [...leaves.keys(), ...tree.others, ...[...tree.files].filter((path) => !gone.has(path))];
  const foreign = [...strangers.filter((path) => !gone.has(path)), ...tree.others];
  const used = foldersAbove(stay);
  const empty = [...tree.folders].filter((path) => !used.has(path)).reverse();
  return {
    tree,
    written,
    removed,
    unchanged: leaves.size - written.length,
    ...foreignOf(foreign.filter((path) => path !== lockName && !isTemporary(path) && scope(path)).sort()),
    leftovers,
    empty,
    held: tree.others.has(lockName),
  };
}

/** What somebody else put there, if there is anything. */
export function foreignOf(foreign: readonly string[]): Pick<Written, 'foreign'> {
  return foreign.length > 0 ? { foreign } : {};
}

/** Throws where a folder is to stand and we may not take away what stands there. */
function demandRoom(folder: string, { files, others }: Tree, path: string): void {
  if (others.has(path)) refuse(folder, path, 'a link stands where strata wants a folder');
  if (files.has(path) && !isOurs(folder, path)) refuse(folder, path, 'a file stands where strata wants a folder');
}

function refuse(folder: string, path: string, reason: string): never {
  throw new DiskError(join(folder, path), `${reason}; move it away or delete it, nothing was written`);
}

/** Whether a file has to be written; throws where something is in the way that we may not touch. */
function isChange({ folder, sightings }: Expectation, tree: Tree, { path, digest }: Leaf): boolean {
  if (!tree.files.has(path)) {
    if (tree.others.has(path)) refuse(folder, path, 'a link stands where strata wants to write a file');
    if (tree.folders.has(path)) refuse(folder, path, 'a folder stands where strata wants to write a file');
    return true;
  }

  if (sightings?.knows(path, digest)) return false;
  // As it was before it was read: who changes it meanwhile changes these.
  const before = sightings && sight(join(folder, path), digest);
  const present = read(folder, path);
  if (!present) return true;
  if (digestOf(present) === digest) {
    sightings?.note(path, before);
    return false;
  }
  return (
    isGenerated(path, present.toString()) || refuse(folder, path, 'strata did not write this file and wants its place')
  );
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

/** Whether nothing is to change. */
export function isDone({ written, removed, leftovers, empty, held }: Comparison): boolean {
  return !held && [written, removed, leftovers, empty].every(({ length }) => length === 0);
}
