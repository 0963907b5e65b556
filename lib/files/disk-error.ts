import { openSync, rmSync } from 'node:fs';

/** Plain words for what a disk answers, by its code, or by what was asked of it and its code. */
const words: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'the disk quota is used up',
  EIO: 'the disk cannot be read or written',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ENOTDIR: 'a file stands where a folder is needed',
  EISDIR: 'a folder stands where a file is needed',
  EEXIST: 'a file stands where a folder is needed',
  ENAMETOOLONG: 'the name is too long for this disk',
  ELOOP: 'the links go in a circle',
  ENOENT: 'no such file or folder',
  // Node says so of a read-only disk too.
  'mkdir ENOENT': 'the folder cannot be made; the disk may be read-only',
};

/** Trouble with a file that a person can mend; its message is the path and plain words. */
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

/** Code of what a disk answered, such as `ENOENT`; none for any other error. */
function diskCode(error: unknown): string | undefined {
  const { syscall, code } = error as NodeJS.ErrnoException;
  return syscall === undefined ? undefined : code;
}

/** Does something with a file; what the disk answers becomes a `DiskError`, unless the code is `expected`. */
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

/** A file that was not there: what stands in its place, as a link may, is taken away and not followed. */
export function openNew(file: string): number {
  try {
    return openSync(file, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    rmSync(file, { force: true });
    return openSync(file, 'wx');
  }
}
