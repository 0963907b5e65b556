import type { Translation } from './translation';

/** A cache. */
export const cache: Translation<'cache'> = {
  options: {
    engine: 'type',
    version: 'version',
    size: 'size',
    highlyAvailable: 'highlyAvailable',
    persistent: 'persistence',
    storageGiB: 'storage',
    eviction: 'eviction',
    deletionProtection: 'deletionProtection',
    window: 'maintenanceWindow',
    applyImmediately: 'applyImmediately',
  },
  essential: ['engine'],
  seen: ['engine'],
  extras: (spec) => ({
    prefix: spec.prefix as string | undefined,
    ...times(spec.ttl as number | Readonly<Record<string, number>> | undefined),
  }),
};

/** How long entries live: one time, or one for each sort of the user's naming. */
function times(ttl: number | Readonly<Record<string, number>> | undefined): Record<string, string> {
  if (ttl === undefined) return {};
  if (typeof ttl === 'number') return { ttl: String(ttl) };
  const named = Object.entries(ttl).map(([name, time]) => [name === 'default' ? 'ttl' : `ttl-${name}`, String(time)]);
  return Object.fromEntries(named);
}
