import { closeSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { openNew } from './disk-error';

/** Bytes of a file; undefined where it cannot be read. */
export function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}

/** Replaces a file of a cache atomically; returns whether that succeeded. */
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
    // The next run works without it.
    discard(temporary);
    return false;
  }
}

/** Removes a file of a cache, if possible. */
export function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // The error of writing may recur here.
  }
}
