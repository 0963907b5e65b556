import { closeSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { openNew } from './disk';

/** Bytes of a file; none where it cannot be read. */
export function bytesIn(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}

/** Parts of a file that are put together before they are written. */
const atOnce = 1000;
/** Bytes of a part that is written by itself: to copy it would take as long. */
const large = 65_536;

/** Replaces a file in one step; whether that could be done. */
export function replaceFile(file: string, parts: Iterable<string | Buffer>): boolean {
  const half = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    const opened = openNew(half);
    try {
      let some: Buffer[] = [];
      const writeSome = () => {
        writeFileSync(opened, Buffer.concat(some));
        some = [];
      };
      for (const part of parts) {
        const bytes = typeof part === 'string' ? Buffer.from(part) : part;
        if (bytes.length >= large) {
          writeSome();
          writeFileSync(opened, bytes);
        } else if (some.push(bytes) >= atOnce) writeSome();
      }
      writeSome();
    } finally {
      closeSync(opened);
    }
    renameSync(half, file);
    return true;
  } catch {
    // It is a cache: the next run does without.
    discard(half);
    return false;
  }
}

/** Removes a file of a cache, if that can be done. */
export function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Whatever stood in the way of writing it may stand in the way of this, too.
  }
}
