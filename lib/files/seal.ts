import { type KeyObject, createHmac, createSecretKey, randomBytes } from 'node:crypto';
import {
  type Stats,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';

const keyBytes = 32;
/** Permission bits of other users. */
const others = 0o077;

/**
 * The user's own folder, outside of repositories, with rights of the user only. @returns undefined where it cannot be created
 */
export function ownFolder(): string | undefined {
  try {
    const folder = join(homedir(), '.cache', 'strata');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const stat = lstatSync(folder);
    return stat.isDirectory() && isMine(stat) ? realpathSync(folder) : undefined;
  } catch {
    return undefined;
  }
}

/** A folder in it, if it is outside of other folders. */
export function ownFolderOutside(folders: readonly string[], ...path: readonly string[]): string | undefined {
  const own = ownFolder();
  return own !== undefined && folders.every((folder) => !isUnder(folder, own)) ? join(own, ...path) : undefined;
}

/** Whether caches are possible: there is a key outside of the repository. */
export function maySeal(root: string): boolean {
  return ownFolderOutside([root]) !== undefined && keyOfUser() !== undefined;
}

/**
 * Proof that a run of this user on this machine wrote a text for a purpose: a keyed digest, which a pull request cannot forge.
 */
export function seal(purpose: string, text: string | Uint8Array): string {
  return createHmac('sha256', (key ??= keyOfUser() ?? createSecretKey(randomBytes(keyBytes))))
    .update(`${purpose}\n`)
    .update(text)
    .digest('base64');
}

/** Without a key of the user, caches are not used. */
let key: KeyObject | undefined;
let known: KeyObject | undefined;

function keyOfUser(): KeyObject | undefined {
  const folder = ownFolder();
  return folder === undefined ? undefined : (known ??= keyIn(folder));
}

function keyIn(folder: string): KeyObject | undefined {
  const file = join(folder, 'key');
  try {
    if (!lstatSync(file, { throwIfNoEntry: false })) makeKey(file);
    const bytes = readPrivate(file);
    return bytes?.length === keyBytes ? createSecretKey(bytes) : undefined;
  } catch {
    return undefined;
  }
}

/** Creates it atomically; of two processes, the first one takes precedence. */
function makeKey(file: string): void {
  const half = `${file}-${randomBytes(8).toString('hex')}`;
  writeFileSync(half, randomBytes(keyBytes), { flag: 'wx', mode: 0o600 });
  try {
    linkSync(half, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(half, { force: true });
  }
}

/** Bytes of a file that only its user may read or write. */
function readPrivate(file: string): Buffer | undefined {
  const opened = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    const stat = fstatSync(opened);
    return stat.isFile() && isMine(stat) ? readFileSync(opened) : undefined;
  } finally {
    closeSync(opened);
  }
}

/** Windows reports neither owners nor permission bits. */
function isMine({ uid, mode }: Stats): boolean {
  const user = process.getuid?.();
  return user === undefined || (uid === user && (mode & others) === 0);
}

function isUnder(folder: string, path: string): boolean {
  const way = relative(existsSync(folder) ? realpathSync(folder) : resolve(folder), path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
