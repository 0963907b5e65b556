import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DiskError, onDisk } from '../../files/disk-error';
import { digestOf } from '../../model/digest';
import type { OutputFile } from '../render/output-file';
import { isGenerated } from '../render/print';
import { type FileMark, isUntouched, markOf, statOf } from './file-stat';
import { type Folders, below, findFolders, parentOf } from './folders';
import { isRunning, lockName } from './lock';
import { type KnownManifest, type Output, type TaskFiles, keyOf } from './manifest';

/** Input of a comparison of a layer's folder. */
export interface DiffInputs {
  readonly folder: string;
  readonly outputs: readonly Output[];
  readonly manifest: KnownManifest;
  /** Whether a selection covers a path or the folder of a task; only covered files are removed. */
  readonly covers: (path: string) => boolean;
  /** Whether only this process has written here since the manifest: then only tasks with another key are checked. */
  readonly isWatched: boolean;
}

/** Differences between a layer's folder and its outputs; paths relative to the folder, sorted. */
export interface Diff {
  readonly written: readonly OutdatedFile[];
  readonly removed: readonly string[];
  /** Temporary files of killed runs. */
  readonly leftovers: readonly string[];
  /** Empty folders, children first. */
  readonly empty: readonly string[];
  /** Whether the lock exists, perhaps of a killed run. */
  readonly isLocked: boolean;
  /** New tasks of the layer, with files that are current already. */
  readonly tasks: ReadonlyMap<string, TaskFiles>;
  readonly folders: Folders;
}

/** A file to write, and its task, which gets the mark. */
export interface OutdatedFile {
  readonly file: OutputFile;
  readonly files: Record<string, FileMark>;
}

const temporary = /\.strata-(\d+)\.tmp$/;

/** Whether a file is a temporary one. */
export function isTemporary(path: string): boolean {
  return temporary.test(path);
}

/** Compares a layer's folder with its outputs; throws a `DiskError` where a foreign file has the path of an output. */
export function diff(expectation: DiffInputs): Diff {
  const { folder, outputs, manifest, covers, isWatched } = expectation;
  const folders = isWatched ? untouched(manifest) : findFolders(folder, manifest);
  const look = new Comparison(expectation, folders);
  const tasks = new Map<string, TaskFiles>();
  for (const [task, files] of Object.entries(manifest.tasks)) if (!covers(`${task}/`)) tasks.set(task, files);
  for (const output of outputs) tasks.set(output.task, look.at(output));

  const stale = staleIn(expectation, folders, look.expected, tasks);
  const leftovers = [...folders.listed].flatMap(([path, { files }]) =>
    files.map((name) => below(path, name)).filter(isLeftover),
  );
  const removed = [...stale].filter((path) => isOurs(folder, path)).sort();
  return {
    written: look.missing.sort((a, b) => (a.file.path < b.file.path ? -1 : 1)),
    removed,
    leftovers,
    empty: emptyIn(folders),
    isLocked: statOf(join(folder, lockName)) !== undefined,
    tasks,
    folders,
  };
}

/** Whether there are no differences. */
export function isDone({ written, removed, leftovers, empty, isLocked }: Diff): boolean {
  return !isLocked && [written, removed, leftovers, empty].every(({ length }) => length === 0);
}

/** Unchanged folders. */
function untouched({ folders }: KnownManifest): Folders {
  const found = Object.entries(folders).map(([path, [mtime]]) => [path, mtime] as const);
  return { found: new Map(found), listed: new Map() };
}

/** Compares the files of tasks. */
class Comparison {
  /** Paths of all compared files. */
  readonly expected = new Set<string>();
  /** Files to write. */
  readonly missing: OutdatedFile[] = [];

  constructor(
    private readonly expectation: DiffInputs,
    private readonly folders: Folders,
  ) {}

  /** The current files of a task. */
  at(output: Output): TaskFiles {
    const { manifest, isWatched } = this.expectation;
    const before = manifest.tasks[output.task];
    const key = keyOf(output);
    if (before?.key !== key) return { key, files: this.currentOf(output.files(), before) };
    if (isWatched) return before;
    return this.isWhole(before) ? before : { key, files: this.currentOf(output.files(), before) };
  }

  /** Whether all files of a task are unchanged. */
  private isWhole({ files }: TaskFiles): boolean {
    const { folder, manifest } = this.expectation;
    const paths = Object.keys(files);
    const isSame = paths.every((path) => {
      const stat = this.folders.found.has(parentOf(path)) ? statOf(`${folder}/${path}`) : undefined;
      return stat !== undefined && isUntouched(files[path]!, stat, manifest.savedAt);
    });
    if (isSame) for (const path of paths) this.expected.add(path);
    return isSame;
  }

  private currentOf(files: readonly OutputFile[], before: TaskFiles | undefined): Record<string, FileMark> {
    const current: Record<string, FileMark> = {};
    for (const file of files) {
      this.expect(file.path);
      const mark = this.markOf(file, before?.files[file.path]);
      if (mark) current[file.path] = mark;
      else this.missing.push({ file, files: current });
    }
    return current;
  }

  private expect(path: string): void {
    const { folder } = this.expectation;
    if (!isInside(path)) throw new Error(`${path} is no path under ${folder}`);
    if (this.expected.has(path)) throw new Error(`two artifacts of one path: ${path} under ${folder}`);
    this.expected.add(path);
  }

  /** The mark of a current file; undefined where it has to be written. Throws where a foreign file has its path. */
  private markOf({ path, digest }: OutputFile, before: FileMark | undefined): FileMark | undefined {
    const { folder, manifest } = this.expectation;
    if (!this.folders.found.has(parentOf(path))) {
      this.demandFolder(parentOf(path));
      return undefined;
    }
    const stat = statOf(join(folder, path));
    if (!stat) return undefined;
    if (stat.isDirectory()) refuse(folder, path, 'a folder has the path of an output file');
    if (!stat.isFile()) refuse(folder, path, 'a link has the path of an output file');
    if (before?.[0] === digest && isUntouched(before, stat, manifest.savedAt)) return before;
    const present = read(folder, path);
    if (!present) return undefined;
    if (digestOf(present) === digest) return markOf(digest, stat);
    if (!isGenerated(path, present.toString()))
      refuse(folder, path, 'a file that strata did not write has the path of an output file');
    return undefined;
  }

  /** Throws where a foreign file has the path of a folder. */
  private demandFolder(path: string): void {
    const { folder } = this.expectation;
    for (let above = path; above && !this.folders.found.has(above); above = parentOf(above)) {
      const stat = statOf(join(folder, above));
      if (!stat || stat.isDirectory()) continue;
      if (!stat.isFile()) refuse(folder, above, 'a link has the path of an output folder');
      if (!isOurs(folder, above)) refuse(folder, above, 'a file has the path of an output folder');
    }
  }
}

function refuse(folder: string, path: string, reason: string): never {
  throw new DiskError(join(folder, path), `${reason}; move it away or delete it, nothing was written`);
}

/** Stale files of the selection: those of the manifest, and listed ones. */
function staleIn(
  { manifest, covers }: DiffInputs,
  { listed }: Folders,
  expected: ReadonlySet<string>,
  tasks: Diff['tasks'],
): Set<string> {
  const known = Object.entries(manifest.tasks).flatMap(([task, { key, files }]) =>
    tasks.get(task)?.key === key ? [] : Object.keys(files),
  );
  const found = [...listed].flatMap(([path, { files }]) => files.map((name) => below(path, name)));
  return new Set([...known, ...found].filter((path) => !expected.has(path) && !isTemporary(path) && covers(path)));
}

/** Listed folders that are empty or hold only empty folders, children first. */
function emptyIn({ found, listed }: Folders): string[] {
  const empty = new Set<string>();
  for (const path of [...found.keys()].reverse()) {
    const names = listed.get(path);
    if (!path || !names || names.files.length + names.others.length > 0) continue;
    if (names.folders.every((name) => empty.has(below(path, name)))) empty.add(path);
  }
  return [...empty];
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

/** Invalid parts of a path: empty, `.`, `..`, or with invalid characters. */
const unclear = /(^|\/)\.{0,2}(\/|$)|[\\\0]/;

function isInside(path: string): boolean {
  return !unclear.test(path) && path !== lockName && !isTemporary(path);
}
