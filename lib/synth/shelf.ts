import { readSealed, writeSealed } from './sealed';

/** Keeps plain data by file. */
export interface Shelf {
  readonly read: <T>(file: string) => T | undefined;
  readonly write: (file: string, data: unknown) => void;
  /** Keeps what may be lost with the process. */
  readonly note: (file: string, data: unknown) => void;
}

const save = (file: string, data: unknown) => void writeSealed(file, data);

/** Keeps on disk what the next process finds. */
export const disk: Shelf = { read: readSealed, write: save, note: save };

/** Milliseconds without anything new after which a process that goes on writes its notes down. */
const idle = 1000;

/** Keeps for a process that goes on, and on disk for the next one; notes when nothing has happened for a moment. */
export function remembering(): Shelf {
  const known = new Map<string, unknown>();
  const notes = new Map<string, unknown>();
  let timer: NodeJS.Timeout | undefined;
  const writeDown = () => {
    for (const [file, data] of notes) save(file, data);
    notes.clear();
  };
  return {
    read<T>(file: string) {
      if (!known.has(file)) known.set(file, readSealed(file));
      return known.get(file) as T | undefined;
    },
    write(file, data) {
      known.set(file, data);
      save(file, data);
    },
    note(file, data) {
      known.set(file, data);
      notes.set(file, data);
      clearTimeout(timer);
      timer = setTimeout(writeDown, idle);
    },
  };
}
