import { type Stats, lstatSync } from 'node:fs';

/** Mark of a file: digest of its bytes, times of modification and change in milliseconds, size and inode. */
export type FileMark = readonly [digest: string, mtime: number, ctime: number, size: number, inode: number];

const orNothing = { throwIfNoEntry: false } as const;

/** Stat of a file, without following links; undefined where there is none. */
export function statOf(file: string): Stats | undefined {
  try {
    return lstatSync(file, orNothing);
  } catch {
    // A folder above it is a file.
    return undefined;
  }
}

/** The mark of a file with this digest, as of now. */
export function markOf(digest: string, { mtimeMs, ctimeMs, size, ino }: Stats): FileMark {
  return [digest, mtimeMs, ctimeMs, size, ino];
}

/** Maximum resolution of a disk's clock in milliseconds. */
const clockStep = 50;

/** Whether a change is old enough that a later one has another time. */
export function isOlder(changed: number, noted: number): boolean {
  return changed + clockStep < noted;
}

/** Whether a file still has its mark. */
export function isUntouched([, mtime, ctime, size, inode]: FileMark, stat: Stats, noted: number): boolean {
  return (
    stat.mtimeMs === mtime &&
    stat.ctimeMs === ctime &&
    stat.size === size &&
    stat.ino === inode &&
    isOlder(ctime, noted)
  );
}
