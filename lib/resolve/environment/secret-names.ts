import { platformPrefix } from '../../model/name';

/** The environment of a store, and its reader. */
export interface StoreReader {
  readonly platform: string;
  readonly environment: string;
  /** Names of all environments of the platform. */
  readonly environments: readonly string[];
  /** Names of secrets that any service may read. */
  readonly own: readonly string[];
}

/** Suffix of every physical name. */
const marked = /-[0-9a-f]{6}$/;

/**
 * Why a service may not read a secret of this name: Strata created it for another purpose, or it belongs to another environment; undefined where it may.
 */
export function foreignSecret(
  name: string,
  { platform, environment, environments, own }: StoreReader,
): string | undefined {
  if (own.includes(name)) return undefined;
  const prefix = platformPrefix(platform);
  const owner = environments
    .filter((one) => [`${prefix}-${platformPrefix(one)}`, `${prefix}/${one}`].some((begin) => startsWith(name, begin)))
    .sort((a, b) => b.length - a.length)[0];
  if (owner === undefined) return undefined;
  if (owner !== environment) return `a secret of ${environment}, got ${name}, whose prefix is that of ${owner}`;
  return marked.test(name) ? `a secret that people fill, got ${name}, a name of Strata's own secrets` : undefined;
}

/** Whether a name begins with whole words. */
function startsWith(name: string, begin: string): boolean {
  return name.startsWith(begin) && ['-', '/', undefined].includes(name[begin.length]);
}
