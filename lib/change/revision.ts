import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { unitLayers } from '../synth/layer';
import { runGit } from '../synth/git';
import type { OutputText } from './diff/found-object';
import { commitOf, filesAt, whileCommit } from './git';

/** One side of a comparison: a commit, or files on disk. */
export interface Revision {
  /** As the user named it. */
  readonly name: string;
  /** @default - files on disk */
  readonly commit?: string;
  /** Folder that holds `apps/` and `services/`. @default - the commit, laid out while it is compared */
  readonly folder?: string;
}

/** The side that a word names: a folder with `apps/`, or a revision of git. */
export function revisionOf(root: string, word: string): Revision {
  const isFolder = /[\\/.]/.test(word) && existsSync(join(word, 'apps')) && statSync(word).isDirectory();
  if (!isFolder) return { name: word, commit: commitOf(root, word) };
  return resolve(word) === resolve(root) ? onDisk(root) : { name: word, folder: word };
}

/** The side of the files on disk. */
export function onDisk(root: string): Revision {
  return { name: 'the files on disk', folder: root };
}

/** Names of branches that changes are merged into. */
const trunks = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'];

/** The commit that the files on disk are compared with: where their branch left the trunk. */
export function baseOf(root: string): Revision {
  for (const trunk of trunks) {
    const { status, stdout } = runGit(root, ['merge-base', 'HEAD', trunk]);
    if (status === 0) return { name: trunk, commit: stdout.toString().trim() };
  }
  return { name: 'HEAD', commit: commitOf(root, 'HEAD') };
}

/** Calls a function with the folder of each side. */
export function withFolders<T>(
  root: string,
  [from, to]: readonly [Revision, Revision],
  act: (from: string, to: string) => Promise<T>,
): Promise<T> {
  return within(root, from, (old) => within(root, to, (now) => act(old, now)));
}

function within<T>(root: string, { commit, folder }: Revision, act: (folder: string) => Promise<T>): Promise<T> {
  return folder === undefined ? whileCommit(root, commit!, act) : act(folder);
}

/** Files of folders of `dist/`, as the side has them. */
export function outputsAt(root: string, { commit, folder }: Revision, folders: readonly string[]): OutputText[] {
  const paths = folders.map((one) => `dist/${one}`);
  const files = commit === undefined ? filesIn(folder!, paths) : filesAt(root, commit, paths);
  return [...files].map(([path, bytes]) => {
    const layer = unitLayers.find((one) => path.startsWith(`dist/${one}/`))!;
    return { layer, path: path.slice(`dist/${layer}/`.length), text: bytes.toString() };
  });
}

function filesIn(root: string, paths: readonly string[]): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (const path of paths.filter((one) => existsSync(join(root, one))))
    for (const entry of readdirSync(join(root, path), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = join(entry.parentPath, entry.name);
      found.set(relative(root, file).replaceAll('\\', '/'), readFileSync(file));
    }
  return found;
}
