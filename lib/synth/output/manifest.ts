import { digestOf } from '../../model/digest';
import type { JsonStore } from '../cache/json-file';
import type { OutputFile } from '../render/output-file';
import type { FileMark } from './file-stat';

/** Output of a task in a layer. */
export interface Output {
  /** Folder that identifies the owner of the files; unique. */
  readonly task: string;
  /** Equal keys mean equal files. @default - the files are compared */
  readonly key?: string;
  /** Number of its files. */
  readonly count: number;
  readonly files: () => readonly OutputFile[];
}

/** Content of a layer's folder after the last run. */
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

/** A manifest, and its time of saving in milliseconds of the disk's clock. */
export interface KnownManifest extends Manifest {
  readonly savedAt: number;
}

const empty: Manifest = { tasks: {}, folders: {} };

/** The manifest in a file; a missing or damaged one is empty: then every file is read. */
export function readManifest(store: JsonStore, file: string): KnownManifest {
  const { value = empty, savedAt } = store.read<Manifest>(file);
  return { ...value, savedAt };
}

/** Identity of a task's files. */
export function keyOf({ key, files }: Output): string {
  return key ?? digestOf(JSON.stringify(files().map(({ path, digest }) => [path, digest])));
}
