import { readFileSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';

/** What the package says about itself. */
export interface Package {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** The package that this file belongs to, compiled or not. */
export function ownPackage(folder = __dirname): Package {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Package;
  } catch (error) {
    if (folder === parse(folder).root) throw error;
    return ownPackage(dirname(folder));
  }
}
