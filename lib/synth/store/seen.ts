import { type Stats, lstatSync, readdirSync } from 'node:fs';
import { digestOf } from '../../model/digest';
import { lockName } from './lock';

/** Digest, change time, size and number of a file. */
export type Sighting = readonly [digest: string, ctime: number, size: number, inode: number];

const orNothing = { throwIfNoEntry: false } as const;

/** What is told of a file, not of what it links to; nothing where there is none. */
export function statOf(file: string): Stats | undefined {
  try {
    return lstatSync(file, orNothing);
  } catch {
    // As where a file stands in the place of a folder above it.
    return undefined;
  }
}

/** A file as it is now; nothing where it is gone. */
export function sight(file: string, digest: string): Sighting | undefined {
  const stat = statOf(file);
  return stat && [digest, ...marksOf(stat)];
}

/** What changes with a file: its change time, size and number. */
export function marksOf({ ctimeMs, size, ino }: Stats): readonly [ctime: number, size: number, inode: number] {
  return [ctimeMs, size, ino];
}

/** What tells marks of files from all others. */
export function printOf(marks: readonly number[]): string {
  return digestOf(new Uint8Array(Float64Array.from(marks).buffer));
}

/** Whether something is what it was when it was seen. */
export function isSame([, ctime, size, inode]: Sighting, stat: Stats | undefined): boolean {
  return stat !== undefined && stat.ctimeMs === ctime && stat.size === size && stat.ino === inode;
}

/** How much older than its sighting something must be: clocks of disks go in steps. */
const graceMilliseconds = 50;

/** Whether something was changed long enough before it was noted that a later change has another time. */
export function isOld(changed: number, noted: number): boolean {
  return changed + graceMilliseconds < noted;
}

/** Whether a file is what it was when it was seen, and that for longer than a step of the clock. */
export function isUntouched(sighting: Sighting, stat: Stats | undefined, noted: number): boolean {
  return isSame(sighting, stat) && isOld(sighting[1], noted);
}

/** Names of what lies in a folder. */
export interface Names {
  readonly files: readonly string[];
  readonly others: readonly string[];
}

/** What lies in a folder; nothing where it is gone. */
export function namesIn(folder: string): Names | undefined {
  try {
    const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => name !== lockName);
    const names = (isFile: boolean) => entries.filter((one) => one.isFile() === isFile).map(({ name }) => name);
    return { files: names(true), others: names(false) };
  } catch {
    return undefined;
  }
}
