import { rmSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { onDisk } from '../../files/disk-error';
import type { JsonStore } from '../cache/json-file';
import { type Diff, diff, isDone } from './diff';
import type { FileMark } from './file-stat';
import { type FolderMarks, type FolderState, folderMarks, foreignPaths } from './folder-marks';
import { foldersAbove } from './folders';
import { locked } from './lock';
import { type KnownManifest, type Manifest, type Output, keyOf, readManifest } from './manifest';
import { type SaveAll, saveInTurn } from './save-file';
import { unchangeable } from './unchangeable';

/** How to write a layer. */
export interface WriteOptions {
  /** Whether a selection covers a path, or the folder of a task with a slash behind it. @default - all */
  readonly covers?: (path: string) => boolean;
  /** Write nothing, and say what would change. @default false */
  readonly check?: boolean;
  /** Where the manifest is kept. @default - nowhere: all files are read to know what they hold */
  readonly manifest?: { readonly file: string; readonly store: JsonStore };
  /** Whether nothing but this process has written in the folder since its last run. @default false */
  readonly isWatched?: boolean;
  /** @default - one after the other */
  readonly saveAll?: SaveAll;
}

/** What writing a layer changed, or would change; paths relative to its folder, sorted. */
export interface Written {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
  /** Files and links that are not ours, sorted. */
  readonly foreign: readonly string[];
  /** What a person has to do in a cluster before Flux can apply it. */
  readonly notes: readonly string[];
}

/**
 * Makes a layer's folder hold the files of all outputs, and what is not ours; each file changes in one step.
 * Throws a `DiskError` before anything is written where something that is not ours is in the way.
 */
export async function write(folder: string, outputs: readonly Output[], options: WriteOptions = {}): Promise<Written> {
  const { check, covers = () => true, isWatched = false } = options;
  const compare = (manifest: KnownManifest) => diff({ folder, outputs, manifest, covers, isWatched });
  const known = manifestOf(options);
  const hasNews = outputs.some((one) => known.tasks[one.task]?.key !== keyOf(one));

  if (check || !hasNews) {
    const current = compare(known);
    const seen = { folder, before: known, current, touched: [], covers };
    const marks = folderMarks(seen);
    if (isDone(current)) keep(seen, marks, options);
    if (check || isDone(current)) return { ...summary(folder, current, outputs), foreign: foreignPaths(marks, covers) };
  }
  const { written, ...rest } = await locked(folder, async () => {
    // Another run may have written meanwhile.
    const before = isSaved(known, options) ? known : manifestOf(options);
    const current = compare(before);
    const written = summary(folder, current, outputs);
    return { before, current, written, touched: await apply(folder, current, options) };
  });
  // The lock is a name in the folder, too: only without it the folder is as the next run finds it.
  const seen = { folder, covers, ...rest };
  const marks = folderMarks(seen);
  keep(seen, marks, options);
  return { ...written, foreign: foreignPaths(marks, covers) };
}

/** Whether a manifest is still the one that was read. */
function isSaved({ savedAt }: KnownManifest, { manifest }: WriteOptions): boolean {
  return !manifest || manifest.store.savedAt(manifest.file) === savedAt;
}

function manifestOf({ manifest }: WriteOptions): KnownManifest {
  return manifest ? readManifest(manifest.store, manifest.file) : { tasks: {}, folders: {}, savedAt: 0 };
}

/** Makes what differs as it is to be; gives the folders that this changed. */
async function apply(
  folder: string,
  current: Diff,
  { saveAll = saveInTurn }: WriteOptions,
): Promise<readonly string[]> {
  const { removed, leftovers, written, empty } = current;
  const gone = [...removed, ...leftovers];
  for (const path of gone) onDisk(path, () => rmSync(join(folder, path), { force: true }));
  const marks = new Map(
    await saveAll(
      folder,
      written.map(({ file }) => file),
    ),
  );
  for (const { file, files } of written) files[file.path] = marks.get(file.path) ?? unknownMark(file.digest);
  const emptied = new Set([...empty, ...foldersAbove(gone)]);
  for (const path of [...emptied].sort((a, b) => b.length - a.length))
    onDisk(path, () => rmdirSync(join(folder, path)), ['ENOENT', 'ENOTEMPTY', 'EEXIST']);
  return ['', ...emptied, ...foldersAbove(written.map(({ file }) => file.path))];
}

/** Mark of a file that is read in any case. */
function unknownMark(digest: string): FileMark {
  return [digest, 0, 0, 0, 0];
}

/** Keeps what the folder holds now for the next run. */
function keep({ before, current, touched }: FolderState, marks: FolderMarks, { manifest }: WriteOptions): void {
  const { tasks, folders } = current;
  const isSame = [...tasks].every(([task, files]) => before.tasks[task] === files);
  const isKnown = isSame && tasks.size === Object.keys(before.tasks).length;
  if (!manifest || (isKnown && folders.listed.size + touched.length === 0)) return;
  const next: Manifest = { tasks: Object.fromEntries(tasks), folders: Object.fromEntries(marks) };
  manifest.store.write(manifest.file, next);
}

function summary(folder: string, { written, removed }: Diff, outputs: readonly Output[]): Omit<Written, 'foreign'> {
  const files = written.map(({ file }) => file);
  const total = outputs.reduce((sum, { count }) => sum + count, 0);
  return {
    written: files.map(({ path }) => path),
    removed,
    unchanged: total - files.length,
    notes: unchangeable(folder, files),
  };
}
