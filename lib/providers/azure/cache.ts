import { DataAzurermManagedRedis } from '@cdktf/provider-azurerm/lib/data-azurerm-managed-redis';
import { ManagedRedis as Resource } from '@cdktf/provider-azurerm/lib/managed-redis';
import { Construct } from 'constructs';
import type { Defined, Referred } from '../../cloud/cloud';
import type { Connection, Permission } from '../../cloud/connection';
import type { CacheOptions } from '../../model/kinds/cache';
import { alarmShares, cacheAlarms } from '../../model/alarms';
import { Alarms, type AzureMetric } from './alarms';
import { policyOf } from './cache-access';
import { contextOf } from './context-of';
import { EncryptionKey } from './encryption-key';
import { facts } from './facts';
import { Lock } from './lock';
import { PrivateEndpoint } from './private-endpoint';
import { groupAndName, resourceId } from './resource-id';

const type = 'Microsoft.Cache/redisEnterprise';

/** @see https://learn.microsoft.com/azure/redis/how-to-scale#memory-policies */
const evictions: Readonly<Record<CacheOptions['eviction'], string>> = {
  noeviction: 'NoEviction',
  'allkeys-lru': 'AllKeysLRU',
  'allkeys-lfu': 'AllKeysLFU',
  'allkeys-random': 'AllKeysRandom',
  'volatile-lru': 'VolatileLRU',
  'volatile-lfu': 'VolatileLFU',
  'volatile-random': 'VolatileRandom',
  'volatile-ttl': 'VolatileTTL',
};

/** A managed in-memory store on Azure Managed Redis, opened by identity alone, inside the network alone. */
export class ManagedRedis extends Construct implements Connection<'cache'> {
  readonly outputs;
  readonly secrets = {};
  readonly id: string;

  constructor(scope: Construct, id: string, props: CacheOptions & Defined) {
    super(scope, id);
    const { name, persistent, deletionProtection } = props;
    const { location, resourceGroupName, tags, lifecycle } = contextOf(this);
    const native = facts.kinds.cache.options.parse(props.native);
    const key = native.customerManagedKey ? new EncryptionKey(this, 'Key', { name }) : undefined;
    const kept = native.persistence === 'always';
    const cache = new Resource(this, 'Resource', {
      name,
      location,
      resourceGroupName,
      skuName: native.sku ?? facts.kinds.cache.sizes[props.size],
      highAvailabilityEnabled: props.highlyAvailable,
      publicNetworkAccess: 'Disabled',
      defaultDatabase: {
        accessKeysAuthenticationEnabled: false,
        clientProtocol: 'Encrypted',
        clusteringPolicy: native.clustering,
        evictionPolicy: evictions[props.eviction],
        persistenceAppendOnlyFileBackupFrequency: persistent && kept ? '1s' : undefined,
        persistenceRedisDatabaseBackupFrequency: persistent && !kept ? native.persistence : undefined,
        module: native.modules.map((module) => ({ name: module })),
      },
      identity: key && { type: 'UserAssigned', identityIds: [key.identity.id] },
      customerManagedKey: key && { keyVaultKeyId: key.versionedId, userAssignedIdentityId: key.identity.id },
      tags,
      dependsOn: key?.identity.ready,
      lifecycle: deletionProtection ? { preventDestroy: true } : persistent ? lifecycle : undefined,
    });
    new PrivateEndpoint(this, 'Endpoint', { name, targetId: cache.id, part: 'redisEnterprise', zone: 'redis' });
    if (deletionProtection && native.lock) new Lock(this, 'Lock', { name, targetId: cache.id });
    new Alarms(this, 'Alarms', { name, targetId: cache.id, metrics: metricsOf(props.eviction) });
    this.id = cache.id;
    this.outputs = { host: cache.hostname };
  }

  permissions(): Permission[] {
    return [policyOf(this.id)];
  }
}

/** What Azure Monitor watches of a cache. @see https://learn.microsoft.com/azure/redis/monitor-cache */
function metricsOf(eviction: CacheOptions['eviction']): Partial<Record<'CacheMemory' | 'CacheEvictions', AzureMetric>> {
  const namespace = type;
  const { memory, evictions } = cacheAlarms(eviction);
  return {
    ...(memory && {
      CacheMemory: {
        namespace,
        metric: 'usedmemorypercentage',
        aggregation: 'Maximum',
        threshold: alarmShares.memory * 100,
      },
    }),
    ...(evictions && { CacheEvictions: { namespace, metric: 'evictedkeys', aggregation: 'Total', threshold: 0 } }),
  };
}

/** A cache of Azure Managed Redis that exists: `name`, or `group/name`. */
export class ExistingManagedRedis extends Construct implements Connection<'cache'> {
  readonly outputs;
  readonly secrets = {};
  readonly id: string;

  constructor(scope: Construct, id: string, { name: text }: Pick<Referred, 'name'>) {
    super(scope, id);
    const { site } = contextOf(this);
    const { name, group = site.shared } = groupAndName(text);
    this.id = resourceId(site, type, name, group);
    this.outputs = { host: new DataAzurermManagedRedis(this, 'Resource', { name, resourceGroupName: group }).hostname };
  }

  permissions(): Permission[] {
    return [policyOf(this.id)];
  }
}
