import { lstatSync, readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { KnownCode } from '../model/codes';
import type { Problem } from '../model/problem';
import { visible } from './characters';
import { expected } from './hints';

/** Largest file that is read, in bytes. */
export const maxBytes = 5 * 1024 * 1024;

/** What is there under a name. */
export type Kind = 'file' | 'folder' | 'nothing';

/** The files under one root, read without ever throwing for what they are. */
export interface Disk {
  /** Whether there is a file, a folder or nothing; what cannot be told is a problem and nothing. */
  kind(file: string): Kind;
  /** Names in a folder, by code unit, without those that editors and systems leave; nothing for a folder that is missing. */
  list(folder: string): readonly string[];
  /** Text of a file, or nothing and a problem. */
  text(file: string): string | undefined;
  /** Notes what is wrong with a file. */
  add(code: KnownCode, file: string, message: string): void;
  readonly problems: readonly Problem[];
}

/** Errors of the system as what was found instead. */
const errors: Readonly<Record<string, readonly [code: KnownCode, got: string, remedy: string]>> = {
  ENOENT: ['E101', 'nothing', 'create it'],
  ENOTDIR: ['E101', 'a file in place of a folder above it', 'make it a folder'],
  EACCES: ['E102', 'no permission', 'allow reading it'],
  EPERM: ['E102', 'no permission', 'allow reading it'],
  ELOOP: ['E102', 'a link that leads to itself', 'put the file itself in its place'],
  ENAMETOOLONG: ['E102', 'a name too long for the system', 'shorten it'],
};

/** Swap, backup and lock files of editors, files of systems, and notes. */
const ignored = /^[.#]|~$|\.sw[a-z]$|\.md$|^(4913|Thumbs\.db|desktop\.ini)$/i;

/** Whether a name is one that nobody means: of an editor's or a system's own files, or of notes. */
export function isScratch(name: string): boolean {
  return ignored.test(name);
}

/** Opens the files under a root; links are followed as long as they stay under it. */
export function open(root: string): Disk {
  const problems: Problem[] = [];
  const add: Disk['add'] = (code, file, message) => {
    const problem: Problem = { file: visible(file), line: 1, column: 1, path: '', code, message };
    if (!problems.some((each) => each.file === problem.file && each.message === message)) problems.push(problem);
  };

  /** Runs what asks the system; its answer that this cannot be is a problem. */
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
  /** The path of what is really there, if it is under the root. */
  const real = (file: string, what: string): string | undefined =>
    ask(file, what, () => {
      const path = realpathSync.native(join(root, file));
      const inside = relative((base ??= realpathSync.native(root)), path);
      if (inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside)) return path;
      add('E106', file, expected(what, 'a link out of the repository', 'put the file itself in its place'));
      return undefined;
    });

  const exists = (file: string) => {
    try {
      return lstatSync(join(root, file), { throwIfNoEntry: false }) !== undefined;
    } catch {
      // What cannot be looked at is there as far as its name goes; `real` says why.
      return true;
    }
  };

  const kind = (file: string): Kind => {
    const path = exists(file) ? real(file, 'a file or folder') : undefined;
    const stat = path === undefined ? undefined : ask(file, 'a file or folder', () => statSync(path));
    return stat?.isDirectory() ? 'folder' : stat ? 'file' : 'nothing';
  };

  return {
    problems,
    add,
    kind,
    list(folder) {
      const path = exists(folder) ? real(folder, 'a folder') : undefined;
      const names = path === undefined ? [] : (ask(folder, 'a folder', () => listing(path)) ?? notAFolder(folder));
      return [...names].filter((name) => !isScratch(name)).sort();
    },
    text(file) {
      const path = real(file, 'a file');
      const stat = path === undefined ? undefined : ask(file, 'a file', () => statSync(path));
      if (path === undefined || !stat) return undefined;
      if (!stat.isFile())
        return refuse(
          'E102',
          file,
          'a file',
          stat.isDirectory() ? 'a folder' : 'a device, pipe or socket',
          'replace it',
        );
      if (stat.size > maxBytes)
        return refuse('E104', file, 'at most 5 MB', `${Math.ceil(stat.size / 1024 / 1024)} MB`, 'split it');
      const bytes = ask(file, 'a file', () => readFileSync(path));
      return bytes && decode(file, bytes);
    },
  };

  function listing(path: string): readonly string[] | undefined {
    return statSync(path).isDirectory() ? readdirSync(path) : undefined;
  }

  function notAFolder(folder: string): readonly string[] {
    if (problems.at(-1)?.file !== folder) add('E102', folder, expected('a folder', 'a file', 'make it a folder'));
    return [];
  }

  function refuse(code: KnownCode, file: string, what: string, got: string, remedy: string): undefined {
    add(code, file, expected(what, got, remedy));
  }

  function decode(file: string, bytes: Buffer): string | undefined {
    if (bytes.includes(0)) return refuse('E103', file, 'text in UTF-8', 'bytes that hold NUL', 'save it as UTF-8');
    try {
      // Takes the byte order mark away.
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      return refuse('E103', file, 'text in UTF-8', 'bytes of another encoding', 'save it as UTF-8');
    }
  }
}
