import { z } from 'zod';
import type { FactsTable } from '../../model/facts';
import { choice, idle, said } from '../parts/forms';
import {
  also,
  bytes,
  dailyWindow,
  days,
  duration,
  engineParameters,
  gibibytes,
  size,
  text,
  version,
} from '../parts/scalars';
import { perTable } from '../../model/per-table';
import { highlyAvailable } from './availability';
import { backing, maintenance, ttl } from './backing';
import { pool } from './pool';
import { cacheTls, encryption } from './protection';

const evictions = [
  'noeviction',
  'allkeys-lru',
  'allkeys-lfu',
  'allkeys-random',
  'volatile-lru',
  'volatile-lfu',
  'volatile-random',
  'volatile-ttl',
] as const;

const backup = z.union([
  z.boolean().transform((enabled): { enabled?: boolean; retention?: number } => ({ enabled })),
  days.transform((retention) => ({ retention })),
  z
    .strictObject({
      enabled: z.boolean().describe('false: none'),
      retention: also(['retentionDays', 'retentionPeriod'], days).describe('Days that a backup is kept; default 7'),
      window: also(['schedule', 'time', 'startTime', 'backupWindow'], dailyWindow),
    })
    .partial()
    .transform((one) => said(one)),
]);

const persistence = z.union([
  z.boolean().transform((enabled): Persistence => ({ enabled })),
  z
    .strictObject({
      enabled: z.boolean().describe('Default true'),
      type: also(
        ['mode'],
        choice<'aof' | 'rdb'>({ aof: 'aof', AOF: 'aof', rdb: 'rdb', RDB: 'rdb', snapshot: 'rdb' }),
      ).describe('rdb: snapshots; aof: a log of each write'),
      interval: also(['snapshotInterval', 'frequency', 'every'], duration).describe('Interval of snapshots'),
      aof: z.boolean().describe('true: as type: aof'),
      rdb: z.boolean().describe('true: as type: rdb'),
      size: gibibytes.describe('As storage'),
    })
    .partial()
    .extend(idle('storageClass', 'schedule'))
    .transform(({ enabled, type, interval, size: disk, aof, rdb }): Persistence =>
      said({ enabled, type: type ?? (aof ? 'aof' : rdb ? 'rdb' : undefined), interval, size: disk }),
    ),
]);

/** Persistence over a restart. */
export interface Persistence {
  readonly enabled?: boolean;
  readonly type?: 'aof' | 'rdb';
  readonly interval?: number;
  readonly size?: number;
}

const shards = z.int().min(1).max(250);

const cluster = z.union([
  z.boolean().transform((enabled): { enabled?: boolean; shards?: number } => ({ enabled })),
  shards.transform((only) => ({ shards: only })),
  z
    .strictObject({
      enabled: z.boolean().describe('Default true'),
      shards: also(['nodes', 'size', 'numShards', 'masters'], shards),
    })
    .partial()
    .transform((one) => said(one)),
]);

/** A cache in a spec. */
export const cache = perTable((facts: FactsTable) => {
  return backing(facts, 'cache').extend({
    type: also(['engine', 'provider', 'driver'], choice({ redis: 'redis', Redis: 'redis' }))
      .optional()
      .describe('Protocol; default redis'),
    version: also(['engineVersion'], version.regex(/^\d+(\.\d+)*$/))
      .optional()
      .describe('Major version: 7'),
    size: z.union([size, bytes]).optional().describe('small to xlarge, or bytes: the smallest size that holds them'),
    memory: also(['maxMemory', 'memorySize', 'maxmemory'], bytes)
      .optional()
      .describe('As size in bytes, where size is not set'),
    storage: gibibytes.optional().describe('Disk size where it runs inside the cluster'),
    highlyAvailable: highlyAvailable(idle('sentinel', 'mode')).describe(
      'A replica in a second zone; default in production',
    ),
    persistence: also(['persistent'], persistence).optional().describe('Persistence over a restart'),
    eviction: also(['evictionPolicy', 'maxMemoryPolicy', 'maxmemoryPolicy'], z.enum(evictions))
      .optional()
      .describe('Eviction policy when memory is full; default allkeys-lru'),
    deletionProtection: z.boolean().optional(),
    prefix: also(['keyPrefix', 'namespace'], text.max(200)).optional().describe('CACHE_PREFIX'),
    ttl: also(['defaultTtl', 'defaultTTL', 'ttlSeconds', 'ttls', 'expiry'], ttl)
      .optional()
      .describe('CACHE_TTL in seconds; by name: CACHE_TTL_<NAME>'),
    database: also(['db', 'databaseIndex'], z.int().min(0).max(15)).optional().describe('CACHE_DATABASE'),
    pool: also(['poolSize', 'connectionPool', 'pooling', 'maxConnections'], pool)
      .optional()
      .describe('Connections of one pod; sets CACHE_POOL_SIZE'),
    cluster: also(['clustered', 'clusterMode', 'sharding', 'shards'], cluster)
      .optional()
      .describe('Number of shards; true: 3. Clients must support cluster mode'),
    replicas: also(['readReplicas', 'replicasPerShard'], z.int().min(0).max(5))
      .optional()
      .describe('Replicas of each shard; default 1 where highly available'),
    ...encryption,
    ...cacheTls,
    ...maintenance,
    parameters: engineParameters.optional(),
    backup: also(['backups', 'snapshots', 'snapshotRetention'], backup)
      .optional()
      .describe('Daily backups; default: kept for 7 days where it is persistent'),
    monitoring: z.boolean().optional().describe('Always on; false gives a warning'),
  });
});
