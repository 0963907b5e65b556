import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onDisk } from '../files/disk-error';
import { demandInside } from '../files/inside';
import { UsageError } from './usage-error';

/** Texts by path. */
export type Files = Readonly<Record<string, string | Buffer>>;

/** Creates new files; an existing one is never overwritten. */
export function create(root: string, files: Files): void {
  const present = Object.keys(files).filter((path) => existsSync(join(root, path)));
  if (present.length > 0) throw new UsageError(`${present.join(', ')}: exists already, and stays unchanged`);
  createMissing(root, files);
}

/** Creates the missing files, and returns their names. */
export function createMissing(root: string, files: Files): string[] {
  return Object.entries(files).flatMap(([path, text]) => {
    const file = join(root, path);
    demandInside(root, file);
    onDisk(file, () => mkdirSync(dirname(file), { recursive: true }));
    const made = onDisk(file, () => (writeFileSync(file, text, { flag: 'wx' }), true), ['EEXIST']);
    return made ? [path] : [];
  });
}

/** Undoes the creation of files. */
export type Undo = () => void;

/** Records which files and folders do not exist yet, with their missing parent folders. */
export function noteMissing(root: string, paths: readonly string[]): Undo {
  const missing = new Set(paths.flatMap((path) => topmostMissing(join(root, path)) ?? []));
  return () => {
    for (const path of missing) onDisk(path, () => rmSync(path, { recursive: true, force: true }));
  };
}

/** The outermost missing folder of a file, or the file; undefined for an existing one. */
function topmostMissing(path: string): string | undefined {
  if (existsSync(path)) return undefined;
  return topmostMissing(dirname(path)) ?? path;
}

/** Names in a folder, sorted; empty for a missing folder. */
export function list(folder: string): string[] {
  return (onDisk(folder, () => readdirSync(folder), ['ENOENT']) ?? []).sort();
}

/** Platforms of a repository. */
export function platforms(root: string): string[] {
  return list(join(root, 'apps')).filter((name) => existsSync(join(root, 'apps', name, 'platform.yaml')));
}
