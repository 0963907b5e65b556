import { digestOf } from '../../model/digest';
import type { JsonStore } from '../cache/json-file';
import type { OutputFile } from '../render/output-file';
import type { FileMark } from './file-stat';

/** What a task puts into a layer. */
export interface Output {
  /** Folder that tells to whom the files belong; one of each. */
  readonly task: string;
  /** The same key means the same files. @default - the files tell */
  readonly key?: string;
  /** Number of its files. */
  readonly count: number;
  readonly files: () => readonly OutputFile[];
}

/** What a layer's folder held after the last run that wrote it. */
export interface Manifest {
  readonly tasks: Readonly<Record<string, TaskFiles>>;
  /** By path relative to the layer's folder, which is ''. */
  readonly folders: Readonly<Record<string, FolderMark>>;
}

/** Files of one task. */
export interface TaskFiles {
  readonly key: string;
  readonly files: Readonly<Record<string, FileMark>>;
}

/** A folder as it was seen: time of modification, 0 where it has to be listed again, and the names in it that are not ours. */
export type FolderMark = readonly [mtime: number, ...foreign: string[]];

/** A manifest, and when it was saved in milliseconds of the disk's clock. */
export interface KnownManifest extends Manifest {
  readonly savedAt: number;
}

const empty: Manifest = { tasks: {}, folders: {} };

/** The manifest in a file; one that is missing or damaged is empty: then every file is read to know what it holds. */
export function readManifest(store: JsonStore, file: string): KnownManifest {
  const { value = empty, savedAt } = store.read<Manifest>(file);
  return { ...value, savedAt };
}

/** What tells whether a task has other files than before. */
export function keyOf({ key, files }: Output): string {
  return key ?? digestOf(JSON.stringify(files().map(({ path, digest }) => [path, digest])));
}
