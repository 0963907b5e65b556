import { z } from 'zod';
import type { Has } from '../../../model/facts';
import { cacheAsks } from './asks';

const port = 10000;

/** Azure Managed Redis. Azure Cache for Redis, its elder, takes no new instances. @see https://learn.microsoft.com/azure/azure-cache-for-redis/retirement-faq */
export const cache = {
  /** @see https://learn.microsoft.com/rest/api/redis/redisenterprisecache/redis-enterprise/create */
  name: { max: 60, separator: '-' },
  unsupportedOptions: {
    version: 'Azure keeps the version of Managed Redis current',
    window: 'Azure chooses when to maintain Managed Redis',
    applyImmediately: 'changes take effect at once',
    /** @see https://learn.microsoft.com/azure/redis/configure */
    parameters: 'Managed Redis has no parameters of the engine',
    /** @see https://learn.microsoft.com/azure/redis/how-to-import-export-data */
    backupRetentionDays: 'Managed Redis keeps no backups by itself; what persists is on its disk',
    storageGiB: 'Managed Redis has no disk for the content',
    /** @see https://learn.microsoft.com/azure/redis/architecture */
    shards: 'Managed Redis spreads keys over shards by its size; azure.clustering says what clients see of it',
    replicas: 'Managed Redis keeps one replica where it is highly available',
    backupWindow: 'Managed Redis keeps no backups by itself; what persists is on its disk',
  },
  toNative: ({ persistence, snapshotSeconds }) => ({
    persistence: persistence === 'aof' ? 'always' : snapshotSeconds && `${snapshotSeconds / 3600}h`,
  }),
  /** 1, 6, 24 and 120 GB. @see https://learn.microsoft.com/azure/redis/overview#choosing-the-right-tier */
  sizes: {
    small: 'Balanced_B1',
    medium: 'Balanced_B5',
    large: 'MemoryOptimized_M20',
    xlarge: 'MemoryOptimized_M100',
  },
  asks: cacheAsks,
  options: z.strictObject({
    sku: z
      .string()
      .regex(/^(Balanced_B|MemoryOptimized_M|ComputeOptimized_X|FlashOptimized_A)\d+$/)
      .optional()
      .describe('Product, such as ComputeOptimized_X10; by size'),
    clustering: z
      .enum(['EnterpriseCluster', 'OSSCluster', 'NoCluster'])
      .default('EnterpriseCluster')
      .describe('How keys are spread; OSSCluster needs a cluster client'),
    persistence: z
      .enum(['1h', '6h', '12h', 'always'])
      .default('1h')
      .describe('How often data is written to disk; always: each second'),
    modules: z
      .array(z.enum(['RedisBloom', 'RedisJSON', 'RediSearch', 'RedisTimeSeries']))
      .default([])
      .describe('Modules; a change replaces the cache'),
    customerManagedKey: z.boolean().default(true).describe('Whether a customer-managed key encrypts it'),
    lock: z
      .boolean()
      .default(false)
      .describe('Whether deletion protection also has a lock; then rights of services cannot be removed either'),
  }),
  /** A client’s user is the object id of its identity. @see https://learn.microsoft.com/azure/redis/entra-for-authentication */
  literals: () => ({ provider: 'redis', port: `${port}`, user: '$(AZURE_PRINCIPAL_ID)', tls: 'true' }),
  templates: ['user'],
  port: () => port,
} as const satisfies Has<'cache'>;
