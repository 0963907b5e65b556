import { z } from 'zod';
import type { Has } from '../../../model/facts';
import { cacheAsks } from './asks';

const port = 6379;

/** Hours between two snapshots. @see https://cloud.google.com/memorystore/docs/valkey/about-rdb */
const periods: Readonly<Record<number, string>> = {
  1: 'ONE_HOUR',
  6: 'SIX_HOURS',
  12: 'TWELVE_HOURS',
  24: 'TWENTY_FOUR_HOURS',
};

/** Memorystore for Valkey. */
export const cache = {
  /** @see https://cloud.google.com/memorystore/docs/valkey/create-instances */
  name: { max: 63, separator: '-' },
  /** Of 1.4, 6.5, 13 and 58 GB. @see https://cloud.google.com/memorystore/docs/valkey/instance-node-specification */
  sizes: {
    small: 'SHARED_CORE_NANO',
    medium: 'STANDARD_SMALL',
    large: 'HIGHMEM_MEDIUM',
    xlarge: 'HIGHMEM_XLARGE',
  },
  /** @see https://cloud.google.com/memorystore/docs/valkey/about-backups */
  most: { backupRetentionDays: 365 },
  toNative: ({ parameters, backupRetentionDays, backupWindow, ...options }) => ({
    parameters,
    shards: options.shards,
    replicasPerShard: options.replicas,
    persistence: options.persistence?.toUpperCase(),
    snapshotPeriod:
      options.snapshotSeconds && (periods[options.snapshotSeconds / 3600] ?? `${options.snapshotSeconds}s`),
    backupRetentionDays,
    backupHour: backupWindow === undefined ? undefined : Number(backupWindow.slice(0, 2)),
  }),
  asks: cacheAsks,
  options: z.strictObject({
    engineVersion: z
      .enum(['VALKEY_7_2', 'VALKEY_8_0', 'VALKEY_9_0'])
      .optional()
      .describe('Version as Memorystore writes it; by version'),
    nodeType: z
      .enum(['SHARED_CORE_NANO', 'STANDARD_SMALL', 'HIGHMEM_MEDIUM', 'HIGHMEM_XLARGE'])
      .optional()
      .describe('Kind of node; by size'),
    shards: z.int().min(1).max(250).default(1).describe('Number of shards; more than 1 needs a cluster client'),
    replicasPerShard: z.int().min(0).max(5).optional().describe('Copies of a shard; 1 when highly available'),
    zone: z.string().optional().describe('Zone of all nodes; several zones'),
    parameters: z.record(z.string(), z.string()).default({}).describe('Engine parameters'),
    persistence: z.enum(['DISABLED', 'RDB', 'AOF']).optional().describe('How content is kept; RDB when persistent'),
    snapshotPeriod: z
      .enum(['ONE_HOUR', 'SIX_HOURS', 'TWELVE_HOURS', 'TWENTY_FOUR_HOURS'])
      .default('TWELVE_HOURS')
      .describe('Span between two snapshots of RDB'),
    appendFsync: z.enum(['NEVER', 'EVERY_SEC', 'ALWAYS']).default('EVERY_SEC').describe('How soon AOF writes to disk'),
    backupRetentionDays: z
      .int()
      .min(0)
      .max(365)
      .optional()
      .describe('Days that a daily backup is kept; 7 when persistent'),
    backupHour: z.int().min(0).max(23).default(2).describe('Hour of the daily backup, in UTC'),
  }),
  unsupportedOptions: {
    applyImmediately: 'Memorystore applies changes at once; only updates wait for the window',
    storageGiB: 'a node has no disk',
  },
  /** A token of IAM proves the default user. @see https://cloud.google.com/memorystore/docs/valkey/manage-iam-auth */
  literals: () => ({ provider: 'redis', port: `${port}`, user: 'default', tls: 'true' }),
  port: () => port,
} as const satisfies Has<'cache'>;
