import { basename } from 'node:path';
import { readBytes, replaceFile } from '../../files/replace-file';
import { seal } from '../../files/seal';
import { statOf } from '../output/file-stat';

/** Last saved data. */
export interface Saved<T> {
  /** Undefined where the file is missing or damaged. */
  readonly value?: T;
  /** Time of saving, in milliseconds of the disk's clock; 0 where it was never saved. */
  readonly savedAt: number;
}

/** Stores plain data by file. */
export interface JsonStore {
  read<T>(file: string): Saved<T>;
  write(file: string, value: object): void;
  /** Time of saving, as in `read`. */
  savedAt(file: string): number;
}

/** Plain data in files, each sealed and replaced atomically. */
export const jsonFiles = {
  read<T>(file: string): Saved<T> {
    // Before the text is read: it may be replaced meanwhile.
    const savedAt = savedAtOf(file);
    const text = readBytes(file).toString();
    const end = text.indexOf('\n');
    const body = text.slice(end + 1);
    return end > 0 && text.slice(0, end) === sealOf(file, body)
      ? { value: JSON.parse(body) as T, savedAt }
      : { savedAt };
  },
  write(file: string, value: object): void {
    const body = JSON.stringify(value);
    replaceFile(file, `${sealOf(file, body)}\n${body}`);
  },
  savedAt: savedAtOf,
} satisfies JsonStore;

function sealOf(file: string, body: string): string {
  return seal(`json ${basename(file)}`, body);
}

function savedAtOf(file: string): number {
  return statOf(file)?.mtimeMs ?? 0;
}
