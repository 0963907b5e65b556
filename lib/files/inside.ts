import { lstatSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { DiskError, onDisk } from './disk-error';

/** Throws a `DiskError` where a path leads outside of a folder, or into that of git. */
export function demandInside(root: string, path: string): void {
  const base = realOf(resolve(root));
  const way = relative(base, realOf(resolve(path)));
  if (isBelow(way) && way.split(sep)[0] !== '.git') return;
  throw new DiskError(
    path,
    'a link leads out of the repository; put the folder itself in its place, nothing was written',
  );
}

/** Whether a path is below a folder, by names only. */
export function isNamedInside(root: string, path: string): boolean {
  return isBelow(relative(resolve(root), resolve(path)));
}

function isBelow(way: string): boolean {
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** The resolved path, also of a missing file; undefined for a dangling link. */
function realOf(path: string): string {
  const real = onDisk(path, () => realpathSync(path), ['ENOENT', 'ENOTDIR']);
  if (real !== undefined) return real;
  if (onDisk(path, () => lstatSync(path, { throwIfNoEntry: false }), ['ENOTDIR'])?.isSymbolicLink()) return sep;
  const parent = dirname(path);
  return parent === path ? path : join(realOf(parent), relative(parent, path));
}
