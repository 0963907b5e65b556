import { readSealed, writeSealed } from './sealed';

/** Keeps plain data by file. */
export interface Shelf {
  readonly read: <T>(file: string) => T | undefined;
  readonly write: (file: string, data: unknown) => void;
}

/** Keeps on disk what the next process finds. */
export const disk: Shelf = { read: readSealed, write: (file, data) => void writeSealed(file, data) };

/** Keeps for a process that goes on, and on disk for the next one. */
export function remembering(): Shelf {
  const known = new Map<string, unknown>();
  return {
    read<T>(file: string) {
      if (!known.has(file)) known.set(file, disk.read(file));
      return known.get(file) as T | undefined;
    },
    write(file, data) {
      known.set(file, data);
      disk.write(file, data);
    },
  };
}
