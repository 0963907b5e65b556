import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onDisk } from '../synth/store/disk';
import { UsageError } from './usage-error';

/** Texts by path. */
export type Files = Readonly<Record<string, string>>;

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
    onDisk(file, () => mkdirSync(dirname(file), { recursive: true }));
    const made = onDisk(file, () => (writeFileSync(file, text, { flag: 'wx' }), true), ['EEXIST']);
    return made ? [path] : [];
  });
}

/** Names in a folder, sorted; none where there is no folder. */
export function list(folder: string): string[] {
  return (onDisk(folder, () => readdirSync(folder), ['ENOENT']) ?? []).sort();
}

/** Platforms of a repository. */
export function platforms(root: string): string[] {
  return list(join(root, 'apps')).filter((name) => existsSync(join(root, 'apps', name, 'platform.yaml')));
}
