import { quantityOf } from '../../../model/quantity';
import { type FixedKey, checkFixedKeys } from '../fixed-key';
import { toObject } from './to-object';
import { poolExtras } from './pool';
import { checkProtection } from './protection';
import type { BackingContext, BackingSpec, Translation } from '../translation';
import { sampleLiterals } from '../sample-literals';

/** A cache. */
export const cache: Translation<'cache'> = {
  options: {
    engine: 'type',
    version: 'version',
    size: 'size',
    highlyAvailable: ['highlyAvailable', ({ enabled = true }: Long) => enabled],
    replicas: 'replicas',
    shards: ['cluster', shards],
    persistent: ['persistence', ({ enabled = true }: Long) => enabled],
    persistence: ['persistence', ({ type }: Persistence) => type, 'type'],
    snapshotSeconds: ['persistence', ({ interval }: Persistence) => interval, 'interval'],
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
  check(spec, cloud, context) {
    checkProtection(spec, context);
    checkFixedKeys(spec, always, context);
    const { verify, ca } = tlsOf(spec);
    if (verify === false)
      context.report('E372', ['ssl', 'verify'], 'expected verification of the server, which is always on, got false');
    if (ca !== undefined && isPlain(cloud, context))
      context.report('W206', ['ssl', 'ca'], `${cloud}: its caches have no TLS; emitted without it`);
  },
  extras: (spec, cloud, context) => ({
    tlsCa: isPlain(cloud, context) ? undefined : tlsOf(spec).ca,
    prefix: spec.prefix as string | undefined,
    database: (spec.database as number | undefined)?.toString(),
    ...poolExtras(spec.pool ?? {}),
    ...times(spec.ttl as number | Readonly<Record<string, number>> | undefined),
  }),
};

interface Long {
  readonly enabled?: boolean;
}

interface Persistence extends Long {
  readonly type?: string;
  readonly interval?: number;
  readonly size?: number;
}

/** Minimum number of shards with a majority after the loss of one. @see https://redis.io/docs/latest/operate/oss_and_stack/management/scaling/ */
const someShards = 3;

function shards({ enabled = true, shards: asked = someShards }: Long & { readonly shards?: number }): number | null {
  return enabled ? asked : null;
}

const always: readonly FixedKey[] = [
  { path: ['highlyAvailable', 'zones'], so: [2], why: 'the replica is always in a second zone' },
  { path: ['monitoring'], so: [true], why: 'each cloud monitors its caches' },
  { path: ['highlyAvailable', 'failover'], so: [true], why: 'failover is always automatic' },
];

function tlsOf({ ssl }: BackingSpec): { readonly verify?: boolean; readonly ca?: string } {
  return typeof ssl === 'object' && ssl !== null ? ssl : {};
}

/** Whether a cloud's caches have no TLS, as those inside the cluster. */
function isPlain(cloud: string, context: BackingContext): boolean {
  const typical = sampleLiterals('cache', cloud, context);
  return !typical || typical.tls === 'false';
}

interface Backup {
  readonly enabled?: boolean;
  readonly retention?: number;
  readonly window?: string;
}

/**
 * Memory of each size on every cloud; more than the largest gets the largest.
 * @see https://aws.amazon.com/elasticache/pricing/
 */
const holds = { small: quantityOf('1Gi'), medium: quantityOf('6Gi'), large: quantityOf('12Gi') } as const;

/** Capacity in bytes as the smallest size that holds it. */
function plain({ size, memory, ...written }: BackingSpec): BackingSpec {
  const asked = size ?? memory;
  const available = toObject(written.highlyAvailable) as { readonly replicas?: number } | undefined;
  const rest = {
    ...written,
    highlyAvailable: available,
    replicas: written.replicas ?? available?.replicas,
    storage: written.storage ?? (written.persistence as Persistence | undefined)?.size,
  };
  if (asked === undefined || !/^\d/.test(String(asked))) return { ...rest, size: asked };
  const bytes = quantityOf(String(asked));
  const least = Object.entries(holds).find(([, most]) => bytes <= most)?.[0];
  return { ...rest, size: least ?? 'xlarge' };
}

/** Time to live: one, or one for each name of the user's choice. */
function times(ttl: number | Readonly<Record<string, number>> | undefined): Record<string, string> {
  if (ttl === undefined) return {};
  if (typeof ttl === 'number') return { ttl: String(ttl) };
  const named = Object.entries(ttl).map(([name, time]) => [name === 'default' ? 'ttl' : `ttl-${name}`, String(time)]);
  return Object.fromEntries(named);
}
