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

/** Options of writing a layer. */
export interface WriteOptions {
  /** Whether a selection covers a path, or the folder of a task with a trailing slash. @default - all */
  readonly covers?: (path: string) => boolean;
  /** Write nothing, and return what would change. @default false */
  readonly check?: boolean;
  /** File of the manifest. @default - none: all files are read */
  readonly manifest?: { readonly file: string; readonly store: JsonStore };
  /** Whether only this process has written in the folder since its last run. @default false */
  readonly isWatched?: boolean;
  /** @default - one after the other */
  readonly saveAll?: SaveAll;
}

/** Changes of writing a layer, done or pending; paths relative to its folder, sorted. */
export interface Written {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
  /** Foreign files and links, sorted. */
  readonly foreign: readonly string[];
  /** Manual steps in a cluster before Flux can apply it. */
  readonly notes: readonly string[];
}

/**
 * Writes the files of all outputs to a layer's folder, each atomically, and keeps foreign files. Throws a `DiskError` before it writes where a foreign file has the path of an output.
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
  // The lock is a name in the folder: marks are taken after its removal.
  const seen = { folder, covers, ...rest };
  const marks = folderMarks(seen);
  keep(seen, marks, options);
  return { ...written, foreign: foreignPaths(marks, covers) };
}

/** Whether a manifest is unchanged since it was read. */
function isSaved({ savedAt }: KnownManifest, { manifest }: WriteOptions): boolean {
  return !manifest || manifest.store.savedAt(manifest.file) === savedAt;
}

function manifestOf({ manifest }: WriteOptions): KnownManifest {
  return manifest ? readManifest(manifest.store, manifest.file) : { tasks: {}, folders: {}, savedAt: 0 };
}

/** Applies the differences; returns the changed folders. */
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

/** Mark of a file that is always read. */
function unknownMark(digest: string): FileMark {
  return [digest, 0, 0, 0, 0];
}

/** Saves the manifest for the next run. */
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
