import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { ownFolder, ownPackage } from './version';

/** Source of this package for a repository. */
export interface Origin {
  /** Dependency in its `package.json`. */
  readonly dependency: string;
  /** A packed package to copy into the repository, and its path. @default - none */
  readonly copy?: { readonly from: string; readonly to: string };
}

/** Source of this package for a repository under `root`: that of this installation. */
export function originFor(root: string, own = ownFolder()): Origin {
  const { name, version } = ownPackage(own);
  if (basename(dirname(own)) !== 'node_modules') return { dependency: `file:${relative(resolve(root), own)}` };
  const origins = originsOf(name, dirname(dirname(own)));
  const tarball = tarballIn(origins);
  if (tarball === undefined)
    return { dependency: isOfRegistry(origins) ? version : `file:${relative(resolve(root), own)}` };
  const to = `vendor/${basename(tarball)}`;
  return { dependency: `file:${to}`, copy: { from: tarball, to } };
}

/** Sources of a package by a folder's `package.json` and npm's records, each with its base folder. */
function originsOf(name: string, host: string): readonly (readonly [base: string, spec: string])[] {
  const manifest = read<Manifest>(join(host, 'package.json'));
  const lock = read<Lock>(join(host, 'node_modules/.package-lock.json'));
  const named = [
    [host, manifest?.dependencies?.[name] ?? manifest?.devDependencies?.[name]],
    [host, lock?.packages?.[`node_modules/${name}`]?.resolved],
  ] as const;
  return named.flatMap(([base, spec]) => (spec === undefined ? [] : [[base, spec] as const]));
}

/** The existing packed package among them. */
function tarballIn(origins: ReturnType<typeof originsOf>): string | undefined {
  return origins
    .flatMap(([base, spec]) => (spec.startsWith('file:') ? [resolve(base, spec.slice('file:'.length))] : []))
    .find((path) => path.endsWith('.tgz') && existsSync(path));
}

/** Whether it came from a registry: otherwise a package of the same name in a registry could be installed instead. */
function isOfRegistry(origins: ReturnType<typeof originsOf>): boolean {
  return origins.length > 0 && origins.every(([, spec]) => /^[~^]?\d|^https:\/\/[^#]+\.tgz$/.test(spec));
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

interface Lock {
  readonly packages?: Readonly<Record<string, { readonly resolved?: string }>>;
}

function read<T>(file: string): T | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;
}
