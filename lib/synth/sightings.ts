import { type Stats, lstatSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Shelf } from './shelf';

/** What the files of a folder held when they were last read, and what tells that nobody has touched them since. */
export interface Sightings {
  /** Whether a file is as it was when it had this digest. */
  readonly knows: (path: string, digest: string) => boolean;
  /** Keeps what a file holds now. */
  readonly note: (path: string, digest: string) => void;
  readonly save: () => void;
}

/** Digest, change time, size and number of a file. */
type Sighting = readonly [digest: string, ctime: number, size: number, inode: number];

/** How much older than its sighting a file must be: clocks of disks go in steps. */
const graceMilliseconds = 50;

/** Sightings of a folder, kept in a file; none where that file is not whole. */
export function sightingsOf(folder: string, file: string, shelf: Shelf): Sightings {
  const known = new Map(Object.entries(shelf.read<Record<string, Sighting>>(file) ?? {}));
  const seen = known.size ? (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) : 0;
  const look = (path: string) => lstatSync(join(folder, path), { throwIfNoEntry: false });
  const isSame = ([, ctime, size, inode]: Sighting, stat: Stats) =>
    stat.ctimeMs === ctime && stat.size === size && stat.ino === inode && ctime + graceMilliseconds < seen;
  let dirty = false;
  return {
    knows(path, digest) {
      const sighting = known.get(path);
      if (sighting?.[0] !== digest) return false;
      const stat = look(path);
      return stat !== undefined && isSame(sighting, stat);
    },
    note(path, digest) {
      const stat = look(path);
      if (!stat) return;
      known.set(path, [digest, stat.ctimeMs, stat.size, stat.ino]);
      dirty = true;
    },
    save() {
      if (dirty) shelf.write(file, Object.fromEntries(known));
    },
  };
}
