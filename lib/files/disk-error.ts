import { openSync, rmSync } from 'node:fs';

/** Messages for errors of the file system, by code, or by call and code. */
const words: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'the disk quota is used up',
  EIO: 'the disk cannot be read or written',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ENOTDIR: 'a file has the path of a folder',
  EISDIR: 'a folder has the path of a file',
  EEXIST: 'a file has the path of a folder',
  ENAMETOOLONG: 'the name is too long for this disk',
  ELOOP: 'the links form a cycle',
  ENOENT: 'no such file or folder',
  // Node says so of a read-only disk too.
  'mkdir ENOENT': 'the folder cannot be created; the disk may be read-only',
};

/** A file system error that the user can correct; its message has the path and the reason. */
export class DiskError extends Error {
  override readonly name = 'DiskError';

  constructor(
    readonly path: string,
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`${path}: ${reason}`, options);
  }
}

/** Code of a file system error, such as `ENOENT`; undefined for other errors. */
function diskCode(error: unknown): string | undefined {
  const { syscall, code } = error as NodeJS.ErrnoException;
  return syscall === undefined ? undefined : code;
}

/** Runs a file system call; its error becomes a `DiskError`, unless the code is `expected`. */
export function onDisk<T>(path: string, act: () => T, expected: readonly string[] = []): T | undefined {
  try {
    return act();
  } catch (error) {
    const code = diskCode(error);
    if (!code) throw error;
    if (expected.includes(code)) return undefined;
    const asked = `${(error as NodeJS.ErrnoException).syscall} ${code}`;
    throw new DiskError(path, words[asked] ?? words[code] ?? code, { cause: error });
  }
}

/** Creates a new file; an existing entry, such as a link, is removed and not followed. */
export function openNew(file: string): number {
  try {
    return openSync(file, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    rmSync(file, { force: true });
    return openSync(file, 'wx');
  }
}
