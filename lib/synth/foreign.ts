import { posix } from 'node:path';
import type { Problem } from '../model/problem';
import { visible } from '../spec/characters';
import { expected } from '../spec/hints';
import { machineOwn, tracked } from './git';
import type { Layer } from './layer';
import { matches } from './render/glob';
import { platformOf } from './selection';

/** Files of one platform that somebody else may write, as patterns under `dist/`. */
export interface AllowedFiles {
  readonly platform: string;
  readonly patterns: readonly string[];
}

/** What stands in the layers' folders that Strata did not write, by layer. */
export type Foreign = Readonly<Partial<Record<Layer, readonly string[]>>>;

/**
 * Says of each file that Strata did not write, and no platform allows, that Flux or Terraform would read it: people
 * review the specs, and would not see it.
 * @param dist - where the layers' folders are, relative to the root
 */
export function unaccounted(
  root: string,
  dist: string,
  foreign: Foreign,
  allowances: readonly AllowedFiles[],
): Problem[] {
  const strange = Object.entries(foreign).flatMap(([layer, paths]) =>
    paths.filter((path) => !isAllowed(layer as Layer, path, allowances)).map((path) => posix.join(dist, layer, path)),
  );
  if (strange.length === 0) return [];
  const own = machineOwn(root, dist);
  const isOwn = (path: string) => own.some((one) => (one.endsWith('/') ? path.startsWith(one) : path === one));
  return strange
    .filter((path) => !isOwn(path))
    .slice(0, most)
    .map(problemOf);
}

/** Files that are told of: who finds more looks at the folder. */
const most = 100;

function isAllowed(layer: Layer, path: string, allowances: readonly AllowedFiles[]): boolean {
  const owner = platformOf(layer, path);
  return allowances.some(
    ({ platform, patterns }) =>
      (owner === undefined || owner === platform) &&
      patterns.some((pattern) => matchesPath(pattern, `${layer}/${path}`)),
  );
}

/** A `*` stands for a part of one name. */
function matchesPath(pattern: string, path: string): boolean {
  const [names, parts] = [path.split('/'), pattern.split('/')];
  return names.length === parts.length && parts.every((part, index) => matches(part, names[index]!));
}

function problemOf(path: string): Problem {
  const message = expected(
    'what strata wrote',
    'a file or link of somebody else',
    'remove it, or name it under allow.files of platform.yaml',
  );
  return { file: visible(path), line: 1, column: 1, path: '', code: 'E108', message };
}

/** Says of a cache that came with a commit that nobody should believe it. */
export function trackedCache(root: string): Problem[] {
  const [first] = tracked(root, ['build/cache']);
  if (first === undefined) return [];
  const message = expected(
    'a cache of this machine alone',
    'one that git tracks',
    'git rm -r --cached build/cache, and ignore build/',
  );
  return [{ file: visible(first), line: 1, column: 1, path: '', code: 'E109', message }];
}
