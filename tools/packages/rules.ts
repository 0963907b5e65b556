import type { Package } from './lock';

/** What must hold of each package. */
interface Rule {
  readonly wants: string;
  readonly holds: (one: Package) => boolean;
}

/** Licences that ask for no more than to be named. @see https://spdx.org/licenses */
const free: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  'PSF-2.0',
  'Public Domain',
  'Unlicense',
]);

/** Packages that ask to run something when they are installed, and why that does no harm where it does not run. */
export const scripted: Readonly<Record<string, string>> = {
  '@cdktf/node-pty-prebuilt-multiarch': 'looks for a binary that the package ships',
  '@parcel/watcher': 'compiles what its own optional packages ship compiled',
  '@swc/core': 'looks for a binary that its optional packages ship',
  backport: 'is a tool that nothing here loads',
  esbuild: 'looks for a binary that its optional packages ship',
};

/** What must hold of all that is installed. */
export const rules: readonly Rule[] = [
  {
    wants: 'a SHA-512 of what is installed',
    holds: (one) => one.inBundle === true || isForOthers(one) || one.integrity?.startsWith('sha512-') === true,
  },
  {
    wants: 'to come from the registry',
    holds: ({ resolved = 'https:', link = false }) => !link && resolved.startsWith('https:'),
  },
  { wants: 'a licence that asks for no more than to be named', holds: ({ license = '' }) => isFree(license) },
  {
    wants: 'no script at its installation that tools/packages/rules.ts does not know',
    holds: ({ name, hasInstallScript = false }) => !hasInstallScript || name in scripted,
  },
];

/** Whether it is only for other machines, and not installed here. */
export const isForOthers = ({ os, cpu, integrity }: Package): boolean =>
  integrity === undefined && (os ?? cpu) !== undefined;

/** What does not hold, in words; and scripts that are known of packages that have none. */
export function complaints(packages: readonly Package[]): string[] {
  const broken = rules.flatMap(({ wants, holds }) =>
    packages.filter((one) => !holds(one)).map(({ path, version }) => `${path} ${version} lacks ${wants}`),
  );
  const idle = Object.keys(scripted).filter(
    (name) => !packages.some((one) => one.name === name && one.hasInstallScript),
  );
  return [...broken, ...idle.map((name) => `known for a script that it has not, to be removed: ${name}`)];
}

/** Whether one of its alternatives is free, or all of what is demanded together. */
function isFree(license: string): boolean {
  const words = license.replace(/[()]/g, '');
  return words.split(' OR ').some((one) => one.split(' AND ').every((part) => free.has(part)));
}
