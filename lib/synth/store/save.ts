import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Leaf } from '../render/leaf';
import type { Cache } from './cache';
import { onDisk } from './disk';
import { type Sighting, sight } from './seen';

/** A file that is to be written, whose text is in the cache. */
export interface File extends Pick<Leaf, 'path' | 'digest'> {
  readonly kept: NonNullable<Leaf['kept']>;
}

/** A file that was written, as it is now. */
export type Saved = readonly [path: string, sighting: Sighting | undefined];

const attempts = 5;

/** Writes files under a folder. */
export function saveFiles(folder: string, files: readonly File[], cache: Cache): Saved[] {
  return files.map(({ path, digest, kept: [key, index] }) =>
    save(folder, { path, digest, text: () => cache.text(key, { path, digest }, index) }),
  );
}

/** Replaces a file in one step, so that no reader meets half of it. */
export function save(folder: string, leaf: Pick<Leaf, 'path' | 'digest' | 'text'>): Saved {
  const { path, digest } = leaf;
  const file = join(folder, path);
  const half = `${file}.strata-${process.pid}.tmp`;
  const content = leaf.text();
  const replace = (): true => {
    writeFileSync(half, content);
    renameSync(half, file);
    return true;
  };
  const anew = (): true => {
    mkdirSync(dirname(file), { recursive: true });
    return replace();
  };
  try {
    // Mostly the folder is there. Where processes do not see each other, as in two containers, another run may clear it away again.
    const acts = [replace, ...new Array<typeof anew>(attempts).fill(anew)];
    if (!acts.some((act) => onDisk(file, act, ['ENOENT']))) onDisk(file, anew);
  } catch (error) {
    try {
      rmSync(half, { force: true });
    } catch {
      // The first answer tells more, and the next run clears up.
    }
    throw error;
  }
  return [path, sight(file, digest)];
}
