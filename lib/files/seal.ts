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
/** Rights of everybody else. */
const others = 0o077;

/**
 * The user's own folder for what no repository may bring: it has the user's rights alone, which git does not carry.
 * @returns nothing where there is no such folder, and none can be made
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

/** The same with a folder in it, where it lies outside of other folders. */
export function ownFolderOutside(folders: readonly string[], ...path: readonly string[]): string | undefined {
  const own = ownFolder();
  return own !== undefined && folders.every((folder) => !isUnder(folder, own)) ? join(own, ...path) : undefined;
}

/** Whether a repository may keep anything: there is a key, and the repository did not bring it. */
export function maySeal(root: string): boolean {
  return ownFolderOutside([root]) !== undefined && keyOfUser() !== undefined;
}

/**
 * What proves that a run of this user on this machine wrote a text, and for what. Whoever brings files to a repository
 * has no key, and a digest of theirs proves nothing.
 */
export function seal(purpose: string, text: string | Uint8Array): string {
  return createHmac('sha256', (key ??= keyOfUser() ?? createSecretKey(randomBytes(keyBytes))))
    .update(`${purpose}\n`)
    .update(text)
    .digest('base64');
}

/** Without one of the user's, nothing that an earlier process left is believed. */
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

/** Makes it in one step; of two who do, the first one's stands. */
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

/** Bytes of a file that nobody else may read or write. */
function readPrivate(file: string): Buffer | undefined {
  const opened = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    const stat = fstatSync(opened);
    return stat.isFile() && isMine(stat) ? readFileSync(opened) : undefined;
  } finally {
    closeSync(opened);
  }
}

/** Windows tells neither owners nor rights. */
function isMine({ uid, mode }: Stats): boolean {
  const user = process.getuid?.();
  return user === undefined || (uid === user && (mode & others) === 0);
}

function isUnder(folder: string, path: string): boolean {
  const way = relative(existsSync(folder) ? realpathSync(folder) : resolve(folder), path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
