import { closeSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { openNew } from './disk-error';

/** Bytes of a file; none where it cannot be read. */
export function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}

/** Replaces a file of a cache in one step; whether that could be done. */
export function replaceFile(file: string, content: string | Buffer): boolean {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    const opened = openNew(temporary);
    try {
      writeFileSync(opened, content);
    } finally {
      closeSync(opened);
    }
    renameSync(temporary, file);
    return true;
  } catch {
    // The next run does without.
    discard(temporary);
    return false;
  }
}

/** Removes a file of a cache, if that can be done. */
export function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // What prevented writing it may prevent this, too.
  }
}
