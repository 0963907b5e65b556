import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readBytes } from '../../files/replace-file';
import { digestOf } from '../../model/digest';

/** Folder of this package, compiled or not. */
const own = dirname(dirname(dirname(__dirname)));
/** Lock files, by package manager. */
export const locks: readonly string[] = [
  'package-lock.json',
  'npm-shrinkwrap.json',
  'pnpm-lock.yaml',
  'yarn.lock',
  'bun.lock',
];

/** Digest of the own code, which is defined in a bundle only. */
declare const bundledCode: string;

/** Digest of all that determines a unit's output besides its input: own code, and versions of dependencies. */
export function fingerprint(root: string): string {
  const code = typeof bundledCode === 'string' ? bundledCode : codeDigest(dirname(dirname(__dirname)));
  const hash = createHash('sha256').update(`${process.version}\n${code}`);
  for (const folder of new Set([root, own]))
    for (const name of locks) hash.update(`\n${name}\n`).update(readBytes(join(folder, name)));
  // npm writes it at the end of each installation, with the version of every package.
  for (const folder of new Set([root, own, dirname(dirname(own))]))
    hash.update(readBytes(join(folder, 'node_modules', '.package-lock.json')));
  return hash.digest('hex');
}

/** Digest of all code in a folder. */
export function codeDigest(folder: string): string {
  const hash = createHash('sha256');
  for (const file of sources(folder)) hash.update(`\n${file}\n`).update(readFileSync(join(folder, file)));
  return hash.digest('hex');
}

function sources(folder: string): string[] {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return found.filter((path) => /(?<!\.d)\.[jt]s$/.test(path)).sort();
}

const digests = new WeakMap<object, string>();

/** Digest of a task's input. */
export function inputDigest(input: object): string {
  return once(input, () => {
    const parts = Object.entries(input).map(([name, part]) => [name, shared.has(name) ? once(part as object) : part]);
    return digestOf(JSON.stringify(parts));
  });
}

/** Parts that are common to many inputs. */
const shared: ReadonlySet<string> = new Set(['platform', 'environment']);

function once(part: object, find = () => digestOf(JSON.stringify(part))): string {
  const known = digests.get(part) ?? find();
  digests.set(part, known);
  return known;
}
