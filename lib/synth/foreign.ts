import { posix } from 'node:path';
import type { Problem } from '../model/problem';
import { visible } from '../spec/characters';
import { expected } from '../spec/hints';
import { machineOwn, tracked } from './git';
import type { Layer } from './layer';
import { matches } from './render/glob';
import { platformOf } from './selection';

/** Allowed further files of one platform, as patterns under `dist/`. */
export interface AllowedFiles {
  readonly platform: string;
  readonly patterns: readonly string[];
}

/** Files in the layers' folders that Strata did not write, by layer. */
export type Foreign = Readonly<Partial<Record<Layer, readonly string[]>>>;

/**
 * Reports each file that Strata did not write and no platform allows: Flux or Terraform would apply it without a review. @param dist - folder of the layers, relative to the root
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

/** Maximum number of reported files. */
const most = 100;

function isAllowed(layer: Layer, path: string, allowances: readonly AllowedFiles[]): boolean {
  const owner = platformOf(layer, path);
  return allowances.some(
    ({ platform, patterns }) =>
      (owner === undefined || owner === platform) &&
      patterns.some((pattern) => matchesPath(pattern, `${layer}/${path}`)),
  );
}

/** `*` matches a part of one name. */
function matchesPath(pattern: string, path: string): boolean {
  const [names, parts] = [path.split('/'), pattern.split('/')];
  return names.length === parts.length && parts.every((part, index) => matches(part, names[index]!));
}

function problemOf(path: string): Problem {
  const message = expected(
    'only files of Strata',
    'another file or link',
    'remove it, or list it under allow.files of platform.yaml',
  );
  return { file: visible(path), line: 1, column: 1, path: '', code: 'E108', message };
}

/** Reports a cache that is tracked by git. */
export function trackedCache(root: string): Problem[] {
  const [first] = tracked(root, ['build/cache']);
  if (first === undefined) return [];
  const message = expected(
    'a cache of this machine only',
    'one that git tracks',
    'git rm -r --cached build/cache, and ignore build/',
  );
  return [{ file: visible(first), line: 1, column: 1, path: '', code: 'E109', message }];
}
