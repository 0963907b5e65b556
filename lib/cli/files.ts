import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onDisk } from '../files/disk-error';
import { demandInside } from '../files/inside';
import { UsageError } from './usage-error';

/** Texts by path. */
export type Files = Readonly<Record<string, string | Buffer>>;

/** Makes new files; one that exists is never overwritten. */
export function create(root: string, files: Files): void {
  const present = Object.keys(files).filter((path) => existsSync(join(root, path)));
  if (present.length > 0) throw new UsageError(`${present.join(', ')}: there already, and left as it is`);
  createMissing(root, files);
}

/** Makes those files that do not exist, and names them. */
export function createMissing(root: string, files: Files): string[] {
  return Object.entries(files).flatMap(([path, text]) => {
    const file = join(root, path);
    demandInside(root, file);
    onDisk(file, () => mkdirSync(dirname(file), { recursive: true }));
    const made = onDisk(file, () => (writeFileSync(file, text, { flag: 'wx' }), true), ['EEXIST']);
    return made ? [path] : [];
  });
}

/** Removes what was not there before, once it is asked to. */
export type Undo = () => void;

/** Notes which of some files and folders are not there yet, with the folders that they would need. */
export function noteMissing(root: string, paths: readonly string[]): Undo {
  const missing = new Set(paths.flatMap((path) => topmostMissing(join(root, path)) ?? []));
  return () => {
    for (const path of missing) onDisk(path, () => rmSync(path, { recursive: true, force: true }));
  };
}

/** The outermost folder that a file would need and that is not there, or the file; nothing for one that is there. */
function topmostMissing(path: string): string | undefined {
  if (existsSync(path)) return undefined;
  return topmostMissing(dirname(path)) ?? path;
}

/** Names in a folder, sorted; none where there is no folder. */
export function list(folder: string): string[] {
  return (onDisk(folder, () => readdirSync(folder), ['ENOENT']) ?? []).sort();
}

/** Platforms of a repository. */
export function platforms(root: string): string[] {
  return list(join(root, 'apps')).filter((name) => existsSync(join(root, 'apps', name, 'platform.yaml')));
}
