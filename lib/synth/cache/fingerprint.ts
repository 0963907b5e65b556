import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readBytes } from '../../files/replace-file';
import { digestOf } from '../../model/digest';

/** Our own package's folder, whether this file is compiled or not. */
const own = dirname(dirname(dirname(__dirname)));
/** What fixes the versions of all that a repository stands on, by the package manager that writes it. */
export const locks: readonly string[] = [
  'package-lock.json',
  'npm-shrinkwrap.json',
  'pnpm-lock.yaml',
  'yarn.lock',
  'bun.lock',
];

/** Digest of our own code, which a bundle is made with; not there elsewhere. */
declare const bundledCode: string;

/** Digest of all that decides what becomes of a unit, beside it: our own code, and the versions of what we stand on. */
export function fingerprint(root: string): string {
  const code = typeof bundledCode === 'string' ? bundledCode : codeDigest(dirname(dirname(__dirname)));
  const hash = createHash('sha256').update(`${process.version}\n${code}`);
  for (const folder of new Set([root, own]))
    for (const name of locks) hash.update(`\n${name}\n`).update(readBytes(join(folder, name)));
  // Written at the end of each installation, with the version of every package in it.
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

/** Digest of all that a task's input holds; each layer asks for it. */
export function inputDigest(input: object): string {
  return once(input, () => {
    const parts = Object.entries(input).map(([name, part]) => [name, shared.has(name) ? once(part as object) : part]);
    return digestOf(JSON.stringify(parts));
  });
}

/** Parts that many inputs have in common. */
const shared: ReadonlySet<string> = new Set(['platform', 'environment']);

function once(part: object, find = () => digestOf(JSON.stringify(part))): string {
  const known = digests.get(part) ?? find();
  digests.set(part, known);
  return known;
}
