import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { onDisk } from './disk';

/** What lies under a folder, by path relative to it, with forward slashes. */
export interface Tree {
  readonly files: ReadonlySet<string>;
  /** Folders, parents before children. */
  readonly folders: ReadonlySet<string>;
  /** Links, sockets and the like: never ours, and never followed. */
  readonly others: ReadonlySet<string>;
}

/** Reads a folder's tree without following a link; none where there is no folder. */
export function readTree(folder: string): Tree {
  const tree = { files: new Set<string>(), folders: new Set<string>(), others: new Set<string>() };
  const descend = (path: string): void => {
    const absolute = join(folder, path);
    const entries = onDisk(absolute, () => readdirSync(absolute, { withFileTypes: true }), ['ENOENT']) ?? [];
    for (const entry of entries) {
      const child = path ? `${path}/${entry.name}` : entry.name;
      tree[sort(entry)].add(child);
      if (entry.isDirectory()) descend(child);
    }
  };
  descend('');
  return tree;
}

/** Folders above any of these paths. */
export function foldersAbove(paths: Iterable<string>): Set<string> {
  const found = new Set<string>();
  for (const path of paths)
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      // Those above it were found with it.
      if (found.has(folder)) break;
      found.add(folder);
    }
  return found;
}

/** Folders above a path, the nearest first. */
export function parents(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
}

function sort(entry: Dirent): keyof Tree {
  if (entry.isFile()) return 'files';
  return entry.isDirectory() ? 'folders' : 'others';
}
