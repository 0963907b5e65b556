import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { ownFolder, ownPackage } from './version';

/** Where a repository gets this package from. */
export interface Origin {
  /** What its `package.json` names. */
  readonly dependency: string;
  /** A packed package that the repository needs a copy of, and where. @default - it needs none */
  readonly copy?: { readonly from: string; readonly to: string };
}

/** Where a repository under `root` gets this package from: from where this one came. */
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

/** What a folder's own `package.json`, and what npm wrote of an installation, say where a package is from, and relative to what. */
function originsOf(name: string, host: string): readonly (readonly [base: string, spec: string])[] {
  const manifest = read<Manifest>(join(host, 'package.json'));
  const lock = read<Lock>(join(host, 'node_modules/.package-lock.json'));
  const named = [
    [host, manifest?.dependencies?.[name] ?? manifest?.devDependencies?.[name]],
    [host, lock?.packages?.[`node_modules/${name}`]?.resolved],
  ] as const;
  return named.flatMap(([base, spec]) => (spec === undefined ? [] : [[base, spec] as const]));
}

/** The packed package among them that is there. */
function tarballIn(origins: ReturnType<typeof originsOf>): string | undefined {
  return origins
    .flatMap(([base, spec]) => (spec.startsWith('file:') ? [resolve(base, spec.slice('file:'.length))] : []))
    .find((path) => path.endsWith('.tgz') && existsSync(path));
}

/** Whether a registry has it: elsewhere, whoever claims its name there would be installed in its place. */
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
