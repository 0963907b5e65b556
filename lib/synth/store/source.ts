import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { bytesIn } from './cache-files';

/** Bytes that nobody changes. */
export interface Source {
  readonly size: number;
  /** Those from one place to before another; fewer where they are not there. */
  readonly read: (start: number, end: number) => Buffer;
}

/** A file that stays open: who replaces it leaves these bytes as they are. */
export interface OpenSource extends Source {
  readonly close: () => void;
}

export const nothing: Source = { size: 0, read: () => Buffer.alloc(0) };

/** All bytes of a file, read at once; none where there is no such file. */
export function sourceIn(file: string): Source {
  const bytes = bytesIn(file);
  return { size: bytes.length, read: (start, end) => bytes.subarray(start, end) };
}

/** A file of which only what is asked for is read; empty where there is none. */
export function openSource(file: string): OpenSource {
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
