import type { z } from 'zod';
import { type AlarmName, alarmShares } from '../../../model/alarms';
import type { DatabaseOptions } from '../../../model/kinds/database';
import type { AwsMetric } from '../alarms';
import { facts } from '../facts';
import { connectionsOf } from '../facts/memory';

type Native = z.infer<(typeof facts)['kinds']['database']['options']>;

/** What CloudWatch watches of a database. @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-metrics.html */
export function databaseMetrics(
  instance: string,
  props: DatabaseOptions,
  native: Native,
): Partial<Record<AlarmName, AwsMetric | undefined>> {
  const common = { namespace: 'AWS/RDS', dimensions: { DBInstanceIdentifier: instance } };
  const connections = mostConnections(props, native);
  return {
    DatabaseStorage: {
      ...common,
      metric: 'FreeStorageSpace',
      statistic: 'Minimum',
      when: 'below',
      threshold: Math.round(props.storageGiB * 1024 ** 3 * alarmShares.storageLeft),
    },
    DatabaseCpu: { ...common, metric: 'CPUUtilization', statistic: 'Average', threshold: alarmShares.cpu * 100 },
    DatabaseConnections:
      connections === undefined
        ? undefined
        : {
            ...common,
            metric: 'DatabaseConnections',
            statistic: 'Maximum',
            threshold: Math.floor(connections * alarmShares.connections),
          },
  };
}

/** Connections that it takes: as its parameters say, or as its class has them. */
function mostConnections({ engine, size }: DatabaseOptions, native: Native): number | undefined {
  const said = native.staticParameters.max_connections ?? native.parameters.max_connections;
  if (said !== undefined) return /^\d{1,6}$/.test(said) ? Number(said) : undefined;
  return connectionsOf(engine, native.instanceClass ?? facts.kinds.database.sizes[size]);
}
