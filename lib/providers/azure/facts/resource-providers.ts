import type { Need } from '../../../model/need';
import type { DatabaseOptions } from '../../../model/kinds/database';

/**
 * Resource providers by what takes them, in the spelling of Azure; Microsoft.Authorization and Microsoft.Resources are
 * registered in every subscription.
 * @see https://learn.microsoft.com/azure/azure-resource-manager/management/azure-services-resource-providers
 */
const providers: Readonly<Record<Need['what'], readonly string[]>> = {
  stack: ['Microsoft.KeyVault', 'Microsoft.ManagedIdentity'],
  workload: [],
  // Flow logs are kept in a storage account, by way of Azure Monitor.
  network: ['Microsoft.Network', 'Microsoft.Storage', 'microsoft.insights'],
  cluster: [
    'Microsoft.Compute',
    'Microsoft.ContainerService',
    'Microsoft.Network',
    'Microsoft.OperationalInsights',
    'microsoft.insights',
  ],
  database: ['Microsoft.Network'],
  cache: ['Microsoft.Cache', 'Microsoft.Network'],
  bucket: ['Microsoft.Storage'],
  queue: ['Microsoft.Network', 'Microsoft.ServiceBus'],
  topic: ['Microsoft.Network', 'Microsoft.ServiceBus'],
  secret: ['Microsoft.KeyVault'],
  key: ['Microsoft.KeyVault'],
  registry: ['Microsoft.ContainerRegistry', 'Microsoft.Network'],
  worker: [],
  alarms: ['microsoft.insights'],
};

const engines: Readonly<Record<DatabaseOptions['engine'], string>> = {
  postgres: 'Microsoft.DBforPostgreSQL',
  mysql: 'Microsoft.DBforMySQL',
};

/** Resource providers that a subscription must have registered for something. */
export function resourceProvidersOf({ what, native, options }: Need): string[] {
  const engine = what === 'database' ? engines[(options as unknown as DatabaseOptions).engine] : undefined;
  return [
    ...providers[what],
    ...(engine ? [engine] : []),
    ...(what === 'cluster' && native?.policy === true ? ['Microsoft.PolicyInsights'] : []),
  ];
}
