import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { bytesIn } from './cache-files';

/** Bytes that nobody changes. */
export interface Bytes {
  readonly size: number;
  /** Those from one place to before another; fewer where they are not there. */
  readonly read: (start: number, end: number) => Buffer;
}

/** A file that stays open: who replaces it leaves these bytes as they are. */
export interface OpenBytes extends Bytes {
  readonly close: () => void;
}

export const nothing: Bytes = { size: 0, read: () => Buffer.alloc(0) };

/** All bytes of a file, read at once; none where there is no such file. */
export function bytesOf(file: string): Bytes {
  const bytes = bytesIn(file);
  return { size: bytes.length, read: (start, end) => bytes.subarray(start, end) };
}

/** A file of which only what is asked for is read; empty where there is none. */
export function openBytes(file: string): OpenBytes {
  try {
    const opened = openSync(file, 'r');
    return {
      size: fstatSync(opened).size,
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
