import { isOn, window, withoutPersistence } from './guards';
import type { Stateful } from './stateful-type';

const azurerm = 'https://registry.terraform.io/providers/hashicorp/azurerm/4.55.0/docs/resources/';

/** Types of azurerm whose deletion loses data, and the guards of each. */
export const azurermStateful: Readonly<Record<string, Stateful>> = {
  azurerm_postgresql_flexible_server: {
    holds: 'the databases of the server and its backups',
    guards: [],
    source: `${azurerm}postgresql_flexible_server`,
  },
  azurerm_postgresql_flexible_server_database: {
    holds: 'the database',
    guards: [],
    source: `${azurerm}postgresql_flexible_server_database`,
  },
  azurerm_mysql_flexible_server: {
    holds: 'the databases of the server and its backups',
    guards: [],
    source: `${azurerm}mysql_flexible_server`,
  },
  azurerm_mysql_flexible_database: { holds: 'the database', guards: [], source: `${azurerm}mysql_flexible_database` },
  azurerm_managed_redis: {
    holds: 'what the cache keeps',
    guards: [withoutPersistence('default_database', (value) => !JSON.stringify(value ?? {}).includes('persistence'))],
    source: `${azurerm}managed_redis`,
  },
  azurerm_redis_cache: { holds: 'what the cache keeps', guards: [], source: `${azurerm}redis_cache` },
  azurerm_storage_account: {
    holds: 'all blobs of the account',
    guards: [],
    nameLock: 'its name is of all accounts, and another account may take it',
    source: `${azurerm}storage_account`,
  },
  azurerm_storage_container: { holds: 'the blobs of the container', guards: [], source: `${azurerm}storage_container` },
  azurerm_managed_disk: { holds: 'the data of the disk', guards: [], source: `${azurerm}managed_disk` },
  azurerm_key_vault: {
    holds: 'the secrets and keys of the vault',
    guards: [
      window(
        'purge_protection_enabled',
        isOn,
        'the vault is deleted softly, and can be restored within its retention (90 days unless set)',
      ),
    ],
    nameLock: 'its name is taken while it is deleted softly',
    source: `${azurerm}key_vault#purge_protection_enabled-1`,
  },
  azurerm_key_vault_key: {
    holds: 'all that is encrypted with the key',
    guards: [],
    nameLock: 'its name is taken while it is deleted softly',
    source: `${azurerm}key_vault_key`,
  },
  azurerm_key_vault_secret: {
    holds: 'the values of the secret',
    guards: [],
    nameLock: 'its name is taken while it is deleted softly',
    source: `${azurerm}key_vault_secret`,
  },
  azurerm_servicebus_namespace: {
    holds: 'the messages of all queues and topics',
    guards: [],
    source: `${azurerm}servicebus_namespace`,
  },
  azurerm_servicebus_queue: { holds: 'the messages in the queue', guards: [], source: `${azurerm}servicebus_queue` },
  azurerm_servicebus_topic: { holds: 'the messages of the topic', guards: [], source: `${azurerm}servicebus_topic` },
  azurerm_servicebus_subscription: {
    holds: 'the messages of the subscription',
    guards: [],
    source: `${azurerm}servicebus_subscription`,
  },
  azurerm_container_registry: {
    holds: 'the images of the registry',
    guards: [],
    source: `${azurerm}container_registry`,
  },
  azurerm_kubernetes_cluster: {
    holds: 'all objects of the cluster, with what is kept only in it',
    guards: [],
    source: `${azurerm}kubernetes_cluster`,
  },
  azurerm_log_analytics_workspace: {
    holds: 'the logs of the workspace',
    guards: [],
    nameLock: 'its name is taken for the 14 days in which it can be restored',
    source: 'https://learn.microsoft.com/azure/azure-monitor/logs/delete-workspace',
  },
  azurerm_resource_group: { holds: 'all resources of the group', guards: [], source: `${azurerm}resource_group` },
};
