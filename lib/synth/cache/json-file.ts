import { basename } from 'node:path';
import { readBytes, replaceFile } from '../../files/replace-file';
import { seal } from '../../files/seal';
import { statOf } from '../output/file-stat';

/** Plain data as it was last saved. */
export interface Saved<T> {
  /** Nothing where the file is missing or damaged. */
  readonly value?: T;
  /** When it was saved, in milliseconds of the disk's clock; 0 where it never was. */
  readonly savedAt: number;
}

/** Keeps plain data by file. */
export interface JsonStore {
  read<T>(file: string): Saved<T>;
  write(file: string, value: object): void;
  /** When it was saved, as `read` tells it. */
  savedAt(file: string): number;
}

/** Plain data in files, each under a seal of its text and replaced in one step. */
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
