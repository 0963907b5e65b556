import { type AlarmName, alarmShares, cacheAlarms, longestWait } from '../../model/alarms';
import type { DatabaseOptions } from '../../model/kinds/database';
import type { QueueOptions } from '../../model/kinds/queue';
import type { GoogleMetric } from './alarms';
import { facts } from './facts';
import { connectionsOf } from './facts/connections';

type Metrics = Partial<Record<AlarmName, GoogleMetric | undefined>>;

interface Native {
  readonly tier?: string;
  readonly flags: Readonly<Record<string, string>>;
}

/** Metrics with the connections of each engine. */
const connectionMetrics: Readonly<Record<DatabaseOptions['engine'], string>> = {
  postgres: 'cloudsql.googleapis.com/database/postgresql/num_backends',
  mysql: 'cloudsql.googleapis.com/database/network/connections',
};

/** What Cloud Monitoring watches of an instance. @see https://cloud.google.com/sql/docs/postgres/monitor-instance */
export function databaseMetrics(id: string, { engine, size }: DatabaseOptions, { tier, flags }: Native): Metrics {
  const common = { resource: 'cloudsql_database', labels: { database_id: id } };
  const said = flags.max_connections;
  const connections =
    said === undefined
      ? connectionsOf(engine, tier ?? facts.kinds.database.sizes[size])
      : /^\d{1,6}$/.test(said)
        ? Number(said)
        : undefined;
  return {
    DatabaseStorage: {
      ...common,
      metric: 'cloudsql.googleapis.com/database/disk/utilization',
      threshold: 1 - alarmShares.storageLeft,
    },
    DatabaseCpu: {
      ...common,
      metric: 'cloudsql.googleapis.com/database/cpu/utilization',
      threshold: alarmShares.cpu,
      aligner: 'ALIGN_MEAN',
    },
    DatabaseConnections:
      connections === undefined
        ? undefined
        : {
            ...common,
            metric: connectionMetrics[engine],
            threshold: Math.floor(connections * alarmShares.connections),
            added: true,
          },
  };
}

/** What Cloud Monitoring watches of an instance. @see https://cloud.google.com/memorystore/docs/valkey/supported-monitoring-metrics */
export function cacheMetrics(id: string, eviction: string): Metrics {
  const common = { resource: 'memorystore.googleapis.com/Instance', labels: { instance_id: id } };
  const { memory, evictions } = cacheAlarms(eviction);
  return {
    ...(memory && {
      CacheMemory: {
        ...common,
        metric: 'memorystore.googleapis.com/instance/memory/maximum_utilization',
        threshold: alarmShares.memory,
      },
    }),
    ...(evictions && {
      CacheEvictions: {
        ...common,
        metric: 'memorystore.googleapis.com/instance/stats/total_evicted_keys_count',
        threshold: 0,
        aligner: 'ALIGN_DELTA',
      },
    }),
  };
}

/** What Cloud Monitoring watches of a subscription. @see https://cloud.google.com/pubsub/docs/monitoring */
export function queueMetrics(queue: string, dead: string | undefined, options: QueueOptions): Metrics {
  const of = (subscription: string) => ({
    resource: 'pubsub_subscription',
    labels: { subscription_id: subscription },
  });
  return {
    QueueAge: {
      // Topics feed it by subscriptions of their own, whose names end with a digest.
      ...of(`${queue}(-[0-9a-f]{6})?`),
      matching: true,
      metric: 'pubsub.googleapis.com/subscription/oldest_unacked_message_age',
      threshold: longestWait(options),
    },
    QueueDeadLetters:
      dead === undefined
        ? undefined
        : { ...of(dead), metric: 'pubsub.googleapis.com/subscription/num_undelivered_messages', threshold: 0 },
  };
}
