import { alarmShares, cacheAlarms } from '../../../model/alarms';
import type { AwsMetric } from '../alarms';

/** What CloudWatch watches of a node of a cache. @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.Redis.html */
export function cacheMetrics(
  node: string,
  eviction: string,
): Partial<Record<'CacheMemory' | 'CacheEvictions', AwsMetric>> {
  const common = { namespace: 'AWS/ElastiCache', dimensions: { CacheClusterId: node } };
  const { memory, evictions } = cacheAlarms(eviction);
  return {
    ...(memory && {
      CacheMemory: {
        ...common,
        metric: 'DatabaseMemoryUsagePercentage',
        statistic: 'Maximum',
        threshold: alarmShares.memory * 100,
      },
    }),
    ...(evictions && {
      CacheEvictions: { ...common, metric: 'Evictions', statistic: 'Sum', threshold: 0, sparse: true },
    }),
  };
}
