import { join } from 'node:path';
import { type Diff, isTemporary } from './diff';
import { statOf } from './file-stat';
import { type Names, below, namesIn } from './folders';
import type { FolderMark, KnownManifest } from './manifest';

/** State of a layer's folder after it was compared, and perhaps written. */
export interface FolderState {
  readonly folder: string;
  readonly before: KnownManifest;
  readonly current: Diff;
  /** Folders that were changed since then. */
  readonly touched: readonly string[];
  readonly covers: (path: string) => boolean;
}

/** Marks by the path of a folder. */
export type FolderMarks = ReadonlyMap<string, FolderMark>;

/** Marks of all folders, with the foreign names in them. */
export function folderMarks({ folder, before, current, touched, covers }: FolderState): FolderMarks {
  const { tasks, folders, written, removed, leftovers } = current;
  if (folders.listed.size + touched.length === 0) return new Map(Object.entries(before.folders));
  const ours = new Set([
    ...[...tasks.values()].flatMap(({ files }) => Object.keys(files)),
    ...written.map(({ file }) => file.path),
    ...removed,
    ...leftovers,
  ]);
  const markOf = (path: string, mtime: number, { files, others }: Names): FolderMark => {
    const foreign = [...files, ...others].filter((name) => !ours.has(below(path, name)));
    // Parts of another selection, or written by another process, have to be compared again.
    const isOpen = foreign.some((name) => isTemporary(name) || !covers(below(path, name)));
    return [isOpen ? 0 : mtime, ...foreign];
  };
  const marks = new Map<string, FolderMark>();
  for (const [path, mtime] of folders.found) {
    const names = folders.listed.get(path);
    marks.set(path, names ? markOf(path, mtime, names) : before.folders[path]!);
  }
  for (const path of new Set(touched)) {
    const mtime = statOf(join(folder, path))?.mtimeMs;
    if (mtime === undefined) marks.delete(path);
    else marks.set(path, markOf(path, mtime, namesIn(folder, path)));
  }
  return marks;
}

/** Paths of foreign files and links in a selection, sorted. */
export function foreignPaths(marks: FolderMarks, covers: (path: string) => boolean): string[] {
  const paths = [...marks].flatMap(([path, [, ...names]]) => names.map((name) => below(path, name)));
  return paths.filter((path) => !isTemporary(path) && covers(path)).sort();
}
