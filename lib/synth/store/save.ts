import { type Stats, closeSync, fstatSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Leaf } from '../render/leaf';
import type { Cache } from './cache';
import { onDisk, openNew } from './disk';
import { type Sighting, marksOf, statOf } from './seen';

/** A file that is to be written, whose text is in the cache. */
export interface File extends Pick<Leaf, 'path' | 'digest'> {
  readonly kept: NonNullable<Leaf['kept']>;
}

/** A file that was written, as it is now; no sighting where another one stands there already. */
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
  const replace = (): { readonly sighting: Sighting | undefined } => {
    const opened = openNew(half);
    try {
      writeFileSync(opened, content);
      const before = fstatSync(opened);
      renameSync(half, file);
      // As long as it is open, no other file gets its number.
      const after = statOf(file);
      return { sighting: after && isSameFile(before, after) ? [digest, ...marksOf(after)] : undefined };
    } finally {
      closeSync(opened);
    }
  };
  const anew = () => {
    mkdirSync(dirname(file), { recursive: true });
    return replace();
  };
  try {
    // Mostly the folder is there. Where processes do not see each other, as in two containers, another run may clear it away again.
    const acts = [replace, ...new Array<typeof anew>(attempts).fill(anew)];
    let saved: ReturnType<typeof replace> | undefined;
    for (const act of acts) saved ??= onDisk(file, act, ['ENOENT']);
    return [path, (saved ?? onDisk(file, anew))?.sighting];
  } catch (error) {
    try {
      rmSync(half, { force: true });
    } catch {
      // The first answer tells more, and the next run clears up.
    }
    throw error;
  }
}

/** Whether a file is the one that was written, with what was written; its change time is that of its new name. */
function isSameFile(before: Stats, after: Stats): boolean {
  return (['dev', 'ino', 'size', 'mtimeMs'] as const).every((mark) => before[mark] === after[mark]);
}
