import type { Platform } from '../../model/platform';

/** The own name of a service, which others may call by an alias of the platform. */
export function ownName(name: string, { aliases }: Pick<Platform, 'aliases'>): string {
  return Object.hasOwn(aliases, name) ? aliases[name]! : name;
}
