import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';

/** Name and version of the package. */
export interface Package {
  readonly name: string;
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** Folder of the package that this file belongs to, compiled or not. */
export function ownFolder(folder = __dirname): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  if (folder === parse(folder).root) throw new Error('expected a package.json above, got none');
  return ownFolder(dirname(folder));
}

/** The package in a folder. */
export function ownPackage(folder = ownFolder()): Package {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Package;
}
