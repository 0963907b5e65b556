import { readFileSync } from 'node:fs';

/** A package as `package-lock.json` has it. @see https://docs.npmjs.com/cli/configuring-npm/package-lock-json */
export interface Package {
  /** Where it is installed: `node_modules/a/node_modules/b`. */
  readonly path: string;
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  /** Whether it comes inside the package of the one that wants it. */
  readonly inBundle?: boolean;
  /** Whether only development needs it. */
  readonly dev?: boolean;
  /** Whether only development and optional dependencies need it. */
  readonly devOptional?: boolean;
  /** Whether only optional dependencies need it. */
  readonly optional?: boolean;
  /** Machines that it is for. @default - all */
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly hasInstallScript?: boolean;
}

/** All packages of a lock file but the root. */
export function readLock(file: string): Package[] {
  const { packages } = JSON.parse(readFileSync(file, 'utf8')) as { readonly packages: Record<string, Package> };
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, one]) => ({ ...one, path, name: path.slice(path.lastIndexOf('node_modules/') + 13) }));
}
