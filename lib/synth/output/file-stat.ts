import { type Stats, lstatSync } from 'node:fs';

/** A file as it was seen: digest of its bytes, times of modification and of change in milliseconds, size and inode. */
export type FileMark = readonly [digest: string, mtime: number, ctime: number, size: number, inode: number];

const orNothing = { throwIfNoEntry: false } as const;

/** What the disk knows of a file, never of what it links to; nothing where there is none. */
export function statOf(file: string): Stats | undefined {
  try {
    return lstatSync(file, orNothing);
  } catch {
    // A file stands in the place of a folder above it.
    return undefined;
  }
}

/** A file that holds bytes of this digest, as it is now. */
export function markOf(digest: string, { mtimeMs, ctimeMs, size, ino }: Stats): FileMark {
  return [digest, mtimeMs, ctimeMs, size, ino];
}

/** Clocks of disks go in steps, of so many milliseconds at most. */
const clockStep = 50;

/** Whether something changed long enough before it was noted that any later change has another time. */
export function isOlder(changed: number, noted: number): boolean {
  return changed + clockStep < noted;
}

/** Whether a file is still the one that was marked. */
export function isUntouched([, mtime, ctime, size, inode]: FileMark, stat: Stats, noted: number): boolean {
  return (
    stat.mtimeMs === mtime &&
    stat.ctimeMs === ctime &&
    stat.size === size &&
    stat.ino === inode &&
    isOlder(ctime, noted)
  );
}
