import { platformPrefix } from '../../model/name';

/** Whose store it is, and who reads it. */
export interface StoreReader {
  readonly platform: string;
  readonly environment: string;
  /** Names of all environments of the platform. */
  readonly environments: readonly string[];
  /** Names of secrets that are there to be read, whatever they look like. */
  readonly own: readonly string[];
}

/** What every physical name ends with. */
const marked = /-[0-9a-f]{6}$/;

/**
 * Why a service may not read a secret of its environment's store by this name: Strata makes it for somebody, or it is
 * another environment's; nothing where it may.
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
  if (owner !== environment) return `a secret of ${environment}, got ${name}, which is ${owner}'s by its name`;
  return marked.test(name)
    ? `a secret that people fill, got ${name}, a name that Strata makes for what it owns`
    : undefined;
}

/** Whether a name begins with whole words. */
function startsWith(name: string, begin: string): boolean {
  return name.startsWith(begin) && ['-', '/', undefined].includes(name[begin.length]);
}
