import { z } from 'zod';
import type { Has } from '../../../model/facts';
import { cacheAsks } from './asks';

const port = 6379;

/** Amazon ElastiCache. */
export const cache = {
  /** A user's id has at most 40, and the closed default user's ends with `-default`. @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateUser.html */
  name: { max: 32, separator: '-' },
  /** @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html */
  sizes: {
    small: 'cache.t4g.small',
    medium: 'cache.m7g.large',
    large: 'cache.r7g.xlarge',
    xlarge: 'cache.r7g.4xlarge',
  },
  /** @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html */
  most: { backupRetentionDays: 35 },
  /** @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/RedisAOF.html */
  unsupportedOptions: {
    persistence: { aof: 'ElastiCache writes no log of this version; replicas and daily snapshots keep its content' },
    snapshotSeconds: 'ElastiCache takes a snapshot a day',
    storageGiB: 'a node has no disk',
  },
  toNative: ({ parameters, backupRetentionDays, backupWindow, shards, replicas }) => ({
    parameters,
    shards,
    replicasPerShard: replicas,
    snapshotRetentionDays: backupRetentionDays,
    snapshotWindow: backupWindow,
  }),
  asks: cacheAsks,
  uses: ({ version }, { engine = 'redis', engineVersion }) =>
    engine !== 'redis'
      ? []
      : [
          typeof engineVersion === 'string'
            ? { what: 'Redis', version: engineVersion, path: ['aws', 'engineVersion'] }
            : { what: 'Redis', version, path: ['version'] },
        ],
  options: z.strictObject({
    engine: z.enum(['redis', 'valkey']).default('redis').describe('Engine with the Redis protocol'),
    engineVersion: z
      .string()
      .regex(/^\d+(\.\d+)*$/)
      .optional()
      .describe('Version as ElastiCache writes it, such as 8.0; by version'),
    nodeType: z
      .string()
      .regex(/^cache\./)
      .optional()
      .describe('Node type, such as cache.r7g.2xlarge; by size'),
    shards: z.int().min(1).max(500).default(1).describe('Number of shards; more than 1 needs a cluster client'),
    replicasPerShard: z.int().min(0).max(5).optional().describe('Copies of a shard; 1 when highly available'),
    parameters: z.record(z.string(), z.string()).default({}).describe('Engine parameters'),
    snapshotRetentionDays: z
      .int()
      .min(0)
      .max(35)
      .optional()
      .describe('Days that a daily snapshot is kept; 7 when persistent'),
    snapshotWindow: z.string().optional().describe('Daily, in UTC: 02:00-03:00'),
    minorUpgrades: z.boolean().default(true).describe('Whether AWS installs minor versions'),
  }),
  /** The user of the service's identity has the cache's name. */
  literals: ({ name }) => ({ provider: 'redis', port: `${port}`, user: name, tls: 'true' }),
  port: () => port,
} as const satisfies Has<'cache'>;
