import { type AlarmName, alarmShares } from '../../../model/alarms';
import type { AzureMetric } from '../alarms';
import { facts } from '../facts';
import { connectionsOf } from '../facts/memory';
import type { ServerProps } from './server';

/** Types of servers. */
const namespaces: Readonly<Record<ServerProps['engine'], string>> = {
  postgres: 'Microsoft.DBforPostgreSQL/flexibleServers',
  mysql: 'Microsoft.DBforMySQL/flexibleServers',
};

/** What Azure Monitor watches of a server. @see https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-monitoring */
export function databaseMetrics(
  props: Pick<ServerProps, 'engine' | 'size' | 'native'>,
): Partial<Record<AlarmName, AzureMetric | undefined>> {
  const { engine, native, size } = props;
  const namespace = namespaces[engine];
  const said = native.parameters.max_connections;
  const connections =
    said === undefined
      ? connectionsOf(engine, native.sku ?? facts.kinds.database.sizes[size])
      : /^\d{1,6}$/.test(said)
        ? Number(said)
        : undefined;
  return {
    DatabaseStorage: {
      namespace,
      metric: 'storage_percent',
      aggregation: 'Average',
      threshold: Math.round((1 - alarmShares.storageLeft) * 100),
    },
    DatabaseCpu: { namespace, metric: 'cpu_percent', aggregation: 'Average', threshold: alarmShares.cpu * 100 },
    DatabaseConnections:
      connections === undefined
        ? undefined
        : {
            namespace,
            metric: 'active_connections',
            aggregation: 'Average',
            threshold: Math.floor(connections * alarmShares.connections),
          },
  };
}
