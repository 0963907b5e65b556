import {
  type Dirent,
  type Stats,
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readFileSync,
  readdirSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { KnownCode } from '../model/codes';
import type { Problem } from '../model/problem';
import { visible } from './characters';
import { expected } from './hints';

/** Largest file that is read, in bytes. */
export const maxBytes = 5 * 1024 * 1024;

/** Type of a directory entry. */
export type Kind = 'file' | 'folder' | 'nothing';

/** The files under one root; their state is reported as problems, never thrown. */
export interface Disk {
  /** Whether there is a file, a folder or nothing; an entry that cannot be read is a problem, and counts as nothing. */
  kind(file: string): Kind;
  /** Names in a folder, sorted by code unit, without files of editors and systems; undefined for a missing folder. */
  list(folder: string): readonly string[];
  /** Text of a file, or undefined and a problem. */
  text(file: string): string | undefined;
  /** Reports a problem of a file. */
  add(code: KnownCode, file: string, message: string): void;
  readonly problems: readonly Problem[];
}

/** Error codes of the system: what was found, and the remedy. */
const errors: Readonly<Record<string, readonly [code: KnownCode, got: string, remedy: string]>> = {
  ENOENT: ['E101', 'nothing', 'create it'],
  ENOTDIR: ['E101', 'a file in place of a folder above it', 'make it a folder'],
  EACCES: ['E102', 'no permission', 'allow reading it'],
  EPERM: ['E102', 'no permission', 'allow reading it'],
  ELOOP: ['E102', 'a link that leads to itself', 'put the file itself in its place'],
  ENAMETOOLONG: ['E102', 'a name too long for the system', 'shorten it'],
};

/** Swap, backup and lock files of editors, files of operating systems, and documentation. */
const ignored = /^[.#]|~$|\.sw[a-z]$|\.md$|^(4913|Thumbs\.db|desktop\.ini)$/i;

/** Whether a file is ignored: an editor's, an operating system's, or documentation. */
export function isScratch(name: string): boolean {
  return ignored.test(name);
}

/** The resolved entry behind a name. */
interface Found {
  readonly path: string;
  readonly type: Pick<Stats, 'isFile' | 'isDirectory'>;
}

/** A folder as it was when it was first listed. */
interface Folder {
  readonly path: string;
  readonly entries: ReadonlyMap<string, Dirent>;
  /** Sorted by code unit, without ignored files. */
  readonly names: readonly string[];
}

/** Opens no link in place of the listed file, and does not block on a pipe; Windows has neither flag. */
const plainly = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The folder of a path, and the name in it. */
function split(file: string): readonly [folder: string, name: string] {
  const slash = file.lastIndexOf('/');
  return [file.slice(0, Math.max(slash, 0)), file.slice(slash + 1)];
}

/** Opens the files under a root, each folder listed once; links are followed as long as they stay under it. */
export function open(root: string): Disk {
  const problems = new Map<string, Problem>();
  const folders = new Map<string, Folder>();
  const add: Disk['add'] = (code, file, message) => {
    const shown = visible(file);
    const key = `${shown}\n${message}`;
    if (!problems.has(key)) problems.set(key, { file: shown, line: 1, column: 1, path: '', code, message });
  };

  /** Runs a file system call; its error becomes a problem. */
  const ask = <T>(file: string, what: string, question: () => T): T | undefined => {
    try {
      return question();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === undefined) throw error;
      const [number, got, remedy] = errors[code] ?? [
        'E102',
        `the system's error ${code}`,
        'put a plain file in its place',
      ];
      const dangling = code === 'ENOENT' && lstatSync(join(root, file), { throwIfNoEntry: false })?.isSymbolicLink();
      if (dangling) add('E102', file, expected(what, 'a link to nothing', 'put the file itself in its place'));
      else add(number, file, expected(what, got, remedy));
      return undefined;
    }
  };

  let base: string | undefined;
  /** The resolved path, if it is under the root. */
  const real = (file: string, what: string): string | undefined =>
    ask(file, what, () => {
      const path = realpathSync.native(join(root, file));
      const inside = relative((base ??= realpathSync.native(root)), path);
      if (inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside)) return path;
      add('E106', file, expected(what, 'a link out of the repository', 'put the file itself in its place'));
      return undefined;
    });

  /** Path that a name resolves to: as listed by its folder where it is no link, else by the system. */
  const find = (file: string, what: string): Found | undefined => {
    const [folder, name] = split(file);
    const type = folders.get(folder)?.entries.get(name);
    if (type && !type.isSymbolicLink()) return { path: `${folders.get(folder)!.path}${sep}${name}`, type };
    const path = real(file, what);
    const stat = path === undefined ? undefined : ask(file, what, () => statSync(path));
    return path !== undefined && stat ? { path, type: stat } : undefined;
  };

  const exists = (file: string) => {
    const [folder, name] = split(file);
    const listed = folders.get(folder);
    if (listed) return listed.entries.has(name);
    try {
      return lstatSync(join(root, file), { throwIfNoEntry: false }) !== undefined;
    } catch {
      // An unreadable entry counts as a file here; `real` reports why.
      return true;
    }
  };

  return {
    get problems() {
      return [...problems.values()];
    },
    add,
    kind(file) {
      const found = exists(file) ? find(file, 'a file or folder') : undefined;
      return found?.type.isDirectory() ? 'folder' : found ? 'file' : 'nothing';
    },
    list(folder) {
      const before = folders.get(folder);
      if (before) return before.names;
      const found = exists(folder) ? find(folder, 'a folder') : undefined;
      const entries = found && ask(folder, 'a folder', () => entriesOf(folder, found));
      if (!found || !entries) return [];
      const byName = new Map(entries.map((entry) => [entry.name, entry]));
      const names = [...byName.keys()].filter((name) => !isScratch(name)).sort();
      folders.set(folder, { path: found.path, entries: byName, names });
      return names;
    },
    text(file) {
      const found = find(file, 'a file');
      const bytes = found && isFile(file, found.type) ? ask(file, 'a file', () => read(file, found.path)) : undefined;
      return bytes && decode(file, bytes);
    },
  };

  function entriesOf(folder: string, { path, type }: Found): readonly Dirent[] | undefined {
    if (type.isDirectory()) return readdirSync(path, { withFileTypes: true });
    return refuse('E102', folder, 'a folder', 'a file', 'make it a folder');
  }

  /** The bytes of a plain file; its type is read from the open file, since the path may have changed since it was listed. */
  function read(file: string, path: string): Buffer | undefined {
    const opened = openSync(path, plainly);
    try {
      const stat = fstatSync(opened);
      if (!isFile(file, stat)) return undefined;
      if (stat.size <= maxBytes) return readFileSync(opened);
      return refuse('E104', file, 'at most 5 MB', `${Math.ceil(stat.size / 1024 / 1024)} MB`, 'split it');
    } finally {
      closeSync(opened);
    }
  }

  function isFile(file: string, type: Found['type']): boolean {
    const got = type.isDirectory() ? 'a folder' : 'a device, pipe or socket';
    if (!type.isFile()) refuse('E102', file, 'a file', got, 'replace it');
    return type.isFile();
  }

  function refuse(code: KnownCode, file: string, what: string, got: string, remedy: string): undefined {
    add(code, file, expected(what, got, remedy));
  }

  function decode(file: string, bytes: Buffer): string | undefined {
    if (bytes.includes(0)) return refuse('E103', file, 'text in UTF-8', 'bytes that hold NUL', 'save it as UTF-8');
    try {
      // Removes the byte order mark.
      return utf8.decode(bytes);
    } catch {
      return refuse('E103', file, 'text in UTF-8', 'bytes of another encoding', 'save it as UTF-8');
    }
  }
}
