import { quantityOf } from '../../model/quantity';
import { poolExtras } from './pool';
import { checkProtection } from './protection';
import type { BackingSpec, Translation } from './translation';

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
    parameters: 'parameters',
    backupRetentionDays: ['backup', ({ enabled = true, retention }: Backup) => (enabled ? retention : 0)],
    backupWindow: ['backup', ({ window }: Backup) => window, 'window'],
  },
  essential: ['engine'],
  seen: ['engine'],
  plain,
  check: (spec, _cloud, context) => checkProtection(spec, context),
  extras: (spec) => ({
    prefix: spec.prefix as string | undefined,
    database: (spec.database as number | undefined)?.toString(),
    ...poolExtras(spec.pool ?? {}),
    ...times(spec.ttl as number | Readonly<Record<string, number>> | undefined),
  }),
};

interface Backup {
  readonly enabled?: boolean;
  readonly retention?: number;
  readonly window?: string;
}

/**
 * Bytes that each size holds on every cloud; what is larger gets the largest.
 * @see https://aws.amazon.com/elasticache/pricing/
 */
const holds = { small: quantityOf('1Gi'), medium: quantityOf('6Gi'), large: quantityOf('12Gi') } as const;

/** Capacity said in bytes, as the least size that holds it. */
function plain({ size, memory, ...rest }: BackingSpec): BackingSpec {
  const asked = size ?? memory;
  if (asked === undefined || !/^\d/.test(String(asked))) return { ...rest, size: asked };
  const bytes = quantityOf(String(asked));
  const least = Object.entries(holds).find(([, most]) => bytes <= most)?.[0];
  return { ...rest, size: least ?? 'xlarge' };
}

/** How long entries live: one time, or one for each sort of the user's naming. */
function times(ttl: number | Readonly<Record<string, number>> | undefined): Record<string, string> {
  if (ttl === undefined) return {};
  if (typeof ttl === 'number') return { ttl: String(ttl) };
  const named = Object.entries(ttl).map(([name, time]) => [name === 'default' ? 'ttl' : `ttl-${name}`, String(time)]);
  return Object.fromEntries(named);
}
