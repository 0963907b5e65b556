import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Bytes that nobody changes. */
export interface Bytes {
  readonly size: number;
  /** When they were written, in milliseconds of the disk's clock. */
  readonly changed: number;
  /** Those from one place to before another; fewer where they are not there. */
  readonly read: (start: number, end: number) => Buffer;
}

/** A file that stays open: who replaces it leaves these bytes as they are. */
export interface OpenBytes extends Bytes {
  readonly close: () => void;
}

export const nothing: Bytes = { size: 0, changed: 0, read: () => Buffer.alloc(0) };

/** All bytes of a file, read at once; none where there is no such file. */
export function bytesOf(file: string): Bytes {
  const { size, changed, read, close } = openBytes(file);
  const bytes = read(0, size);
  close();
  return { size: bytes.length, changed, read: (start, end) => bytes.subarray(start, end) };
}

/** A file of which only what is asked for is read; empty where there is none. */
export function openBytes(file: string): OpenBytes {
  try {
    const opened = openSync(file, 'r');
    const { size, mtimeMs } = fstatSync(opened);
    return {
      size,
      changed: mtimeMs,
      read(start, end) {
        const bytes = Buffer.allocUnsafe(end - start);
        return bytes.subarray(0, readSync(opened, bytes, 0, bytes.length, start));
      },
      close: () => closeSync(opened),
    };
  } catch {
    return { ...nothing, close() {} };
  }
}
