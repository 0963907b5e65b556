import { matches } from '../../lib/synth/render/glob';
import type { Package } from './lock';

/** Packages whose advisories stand, whatever they are, and why none can matter. */
export interface Exception {
  readonly packages: readonly string[];
  /** Where they are installed, with `*`. */
  readonly within: string;
  /** Dependents of the package. @default - any */
  readonly only?: 'dev' | 'optional';
  readonly reason: string;
}

/** A package that an advisory is about. */
interface Finding {
  readonly path: string;
  readonly name: string;
  /** Title and address of the advisory. */
  readonly says: string;
}

/** The answer of `npm audit --json`. @see https://docs.npmjs.com/cli/commands/npm-audit */
export interface Audit {
  readonly vulnerabilities: Readonly<
    Record<
      string,
      {
        readonly name: string;
        readonly nodes: readonly string[];
        readonly via: readonly (string | { readonly title: string; readonly url: string; readonly severity: string })[];
      }
    >
  >;
}

/** What stands. A row holds by what a package is used for, and so for advisories that are not yet written. */
export const exceptions: readonly Exception[] = [
  {
    packages: ['*'],
    within: 'node_modules/*',
    only: 'optional',
    reason:
      'Only `backport` needs it, a tool of those who maintain cdk8s-plus-27, which names it by mistake. Nothing loads it; `npm install --omit=optional` leaves it away.',
  },
  {
    packages: ['brace-expansion', 'glob', 'lodash', 'minimatch'],
    within: 'node_modules/cdktf/node_modules/*',
    reason: 'cdktf bundles it for `archiver`, which packs assets. Strata has none, and no text of a spec comes there.',
  },
  {
    packages: ['brace-expansion', 'minimatch'],
    within: 'node_modules/cdk8s-plus-27/node_modules/*',
    reason: 'cdk8s-plus-27 bundles it for `ConfigMap.addDirectory`, of which Strata loads nothing.',
  },
  {
    packages: ['follow-redirects'],
    within: 'node_modules/cdk8s/node_modules/*',
    reason: 'cdk8s bundles it to load manifests from the network, which Strata does not do.',
  },
  {
    packages: ['brace-expansion', 'follow-redirects', 'glob', 'minimatch', 'tmp', 'uuid', 'validator', 'ws'],
    within: 'node_modules/*',
    only: 'dev',
    reason: 'The stock command lines carry it; they read what is in the repository, on the machine of their user.',
  },
];

/** Advisories that no exception covers, in words. */
export function unexcused(audit: Audit, packages: readonly Package[]): string[] {
  return findings(audit)
    .filter(({ path, name }) => {
      const one = packages.find((candidate) => candidate.path === path);
      return !exceptions.some((exception) => covers(exception, { ...one, path, name }));
    })
    .map(({ path, says }) => `${path}: ${says}`);
}

function findings({ vulnerabilities }: Audit): Finding[] {
  return Object.values(vulnerabilities).flatMap(({ name, nodes, via }) => {
    // A text names another package, which is listed itself.
    const own = via.filter((one) => typeof one !== 'string');
    return nodes.flatMap((path) =>
      own.map(({ title, url, severity }) => ({ path, name, says: `${severity}: ${title} (${url})` })),
    );
  });
}

function covers(
  { packages, within, only }: Exception,
  { path, name, dev, devOptional, optional }: Pick<Package, 'path' | 'name' | 'dev' | 'devOptional' | 'optional'>,
): boolean {
  const fits = { all: true, dev: dev || devOptional, optional: optional && !dev }[only ?? 'all'];
  return fits === true && matches(within, path) && packages.some((pattern) => matches(pattern, name));
}
