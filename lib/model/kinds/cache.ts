import type { Contract } from '../contract';
import type { Maintenance, Size } from './size';

/** A managed in-memory store that speaks the Redis protocol. */
export interface CacheOptions extends Maintenance {
  readonly engine: 'redis';
  /** Major version, such as `7`. */
  readonly version: string;
  readonly size: Size;
  readonly highlyAvailable: boolean;
  /** Persists its content over a restart. */
  readonly persistent: boolean;
  /** Disk size where it runs inside the cluster. @default - by size */
  readonly storageGiB?: number;
  /** Eviction policy when memory is full. @see https://redis.io/docs/latest/develop/reference/eviction/ */
  readonly eviction:
    | 'noeviction'
    | 'allkeys-lru'
    | 'allkeys-lfu'
    | 'allkeys-random'
    | 'volatile-lru'
    | 'volatile-lfu'
    | 'volatile-random'
    | 'volatile-ttl';
  readonly deletionProtection: boolean;
  /** Settings of the engine by their own names. @default - none */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Persistence by snapshots, or by a log of each write. @default - that of the cloud */
  readonly persistence?: 'rdb' | 'aof';
  /** Seconds between two snapshots. @default - the cloud's own */
  readonly snapshotSeconds?: number;
  /** Number of shards; more than one needs a cluster client. @default - 1 */
  readonly shards?: number;
  /** Replicas of each shard. @default - 1 where highly available */
  readonly replicas?: number;
  /** Days that a daily backup is kept. @default - 7 when persistent, where the cloud has them */
  readonly backupRetentionDays?: number;
  /** `02:00-03:00`, daily, in UTC. @default - the cloud chooses */
  readonly backupWindow?: string;
}

/** Contract of a cache; clients authenticate by identity, never by a stored key. */
export const cache = {
  prefix: 'CACHE',
  literals: ['provider', 'port', 'user', 'tls'],
  outputs: ['host'],
  secrets: [],
} as const satisfies Contract;
