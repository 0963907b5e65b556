import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { onDisk } from '../../files/disk-error';
import { grouped } from '../../model/grouped';
import { isOlder, statOf } from './file-stat';
import { lockName } from './lock';
import type { FolderMark, KnownManifest } from './manifest';

/** Names in a folder. */
export interface Names {
  readonly files: readonly string[];
  readonly folders: readonly string[];
  /** Links, sockets and the like: always foreign, and never followed. */
  readonly others: readonly string[];
}

/** Folders under a layer's folder, by path relative to it. */
export interface Folders {
  /** All folders with their time of modification, parents first. */
  readonly found: ReadonlyMap<string, number>;
  /** Names in changed and new folders. */
  readonly listed: ReadonlyMap<string, Names>;
}

/** Finds all folders, and lists those that may have names beyond the manifest. */
export function findFolders(root: string, { folders, savedAt }: KnownManifest): Folders {
  const found = new Map<string, number>();
  const listed = new Map<string, Names>();
  const known = grouped(
    Object.keys(folders).filter((path) => path !== ''),
    parentOf,
  );
  const visit = (path: string): void => {
    const mtime = statOf(join(root, path))?.mtimeMs;
    if (mtime === undefined) return;
    found.set(path, mtime);
    if (isUnchanged(folders[path], mtime, savedAt)) {
      for (const child of known.get(path) ?? []) visit(child);
      return;
    }
    const names = namesIn(root, path);
    listed.set(path, names);
    for (const name of names.folders) visit(below(path, name));
  };
  visit('');
  return { found, listed };
}

function isUnchanged(mark: FolderMark | undefined, mtime: number, savedAt: number): boolean {
  return mark?.[0] === mtime && isOlder(mtime, savedAt);
}

/** Names in a folder, without the lock; empty for a missing folder. */
export function namesIn(root: string, path: string): Names {
  const folder = join(root, path);
  const entries = onDisk(folder, () => readdirSync(folder, { withFileTypes: true }), ['ENOENT']) ?? [];
  const names: Record<keyof Names, string[]> = { files: [], folders: [], others: [] };
  for (const entry of entries) if (path !== '' || entry.name !== lockName) names[kindOf(entry)].push(entry.name);
  return names;
}

function kindOf(entry: Dirent): keyof Names {
  if (entry.isFile()) return 'files';
  return entry.isDirectory() ? 'folders' : 'others';
}

/** Path of a name in a folder. */
export function below(folder: string, name: string): string {
  return folder ? `${folder}/${name}` : name;
}

/** Folder of a path; '' for one at the top. */
export function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** Folders above any of these paths, without the top. */
export function foldersAbove(paths: Iterable<string>): Set<string> {
  const found = new Set<string>();
  for (const path of paths)
    for (let folder = parentOf(path); folder && !found.has(folder); folder = parentOf(folder)) found.add(folder);
  return found;
}
