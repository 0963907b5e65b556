import { type Stats, closeSync, fstatSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onDisk, openNew } from '../../files/disk-error';
import type { OutputFile } from '../render/output-file';
import { type FileMark, markOf, statOf } from './file-stat';

/** A written file with its mark; without one where the file was replaced already. */
export type SavedFile = readonly [path: string, mark: FileMark | undefined];

/** Writes files under a folder. */
export type SaveAll = (folder: string, files: readonly OutputFile[]) => Promise<readonly SavedFile[]>;

/** Writes one file after the other. */
export const saveInTurn: SaveAll = async (folder, files) => files.map((file) => saveFile(folder, file));

const attempts = 5;

/** Replaces a file atomically. */
export function saveFile(folder: string, output: Pick<OutputFile, 'path' | 'digest' | 'text'>): SavedFile {
  const { path, digest } = output;
  const file = join(folder, path);
  const temporary = `${file}.strata-${process.pid}.tmp`;
  const content = output.text();
  const replace = (): { readonly mark: FileMark | undefined } => {
    const opened = openNew(temporary);
    try {
      writeFileSync(opened, content);
      const before = fstatSync(opened);
      renameSync(temporary, file);
      // While it is open, its inode is not reused.
      const after = statOf(file);
      return { mark: after && isSameFile(before, after) ? markOf(digest, after) : undefined };
    } finally {
      closeSync(opened);
    }
  };
  const makeFolder = () => {
    mkdirSync(dirname(file), { recursive: true });
    return replace();
  };
  try {
    // Usually the folder exists. Processes without a common lock, as in two containers, may remove it again.
    const tries = [replace, ...new Array<typeof makeFolder>(attempts).fill(makeFolder)];
    let saved: ReturnType<typeof replace> | undefined;
    for (const act of tries) saved ??= onDisk(file, act, ['ENOENT']);
    return [path, (saved ?? onDisk(file, makeFolder))?.mark];
  } catch (error) {
    try {
      rmSync(temporary, { force: true });
    } catch {
      // The first error is reported, and the next run cleans up.
    }
    throw error;
  }
}

/** Whether a file is the written one with its content; its change time is that of the rename. */
function isSameFile(before: Stats, after: Stats): boolean {
  return (['dev', 'ino', 'size', 'mtimeMs'] as const).every((mark) => before[mark] === after[mark]);
}
