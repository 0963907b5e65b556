import type { Platform } from '../../model/platform';

/** The name of a service behind an alias of the platform. */
export function ownName(name: string, { aliases }: Pick<Platform, 'aliases'>): string {
  return Object.hasOwn(aliases, name) ? aliases[name]! : name;
}
