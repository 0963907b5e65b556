import type { Exception } from '../exception';

const tool = 'checkov';

const reasons = {
  vault:
    'Terraform runs outside of the network and writes here. Access needs a role of Entra; there are no access policies, and deleted secrets can be restored.',
  storage:
    'Access needs a role of Entra: keys, anonymous reads and local users are off, TLS is 1.2. Browsers and Terraform access it from outside; `allowedIpRanges` under `azure` restricts addresses.',
  premium:
    'Only a premium namespace has it, with machines of its own to pay for: `premium: true` under `azure` brings a key of its own and a private endpoint. Keys of access are off.',
  flows: 'How long is a matter of law and money: `flowLogRetentionDays` under `azure` says.',
};

/** What stands of resources on Azure. */
export const azure: readonly Exception[] = [
  {
    tool,
    check: 'CKV_AZURE_109',
    wants: 'a firewall of a key vault',
    types: ['azurerm_key_vault'],
    reason: reasons.vault,
  },
  {
    tool,
    check: 'CKV_AZURE_189',
    wants: 'no public address of a key vault',
    types: ['azurerm_key_vault'],
    reason: reasons.vault,
  },
  {
    tool,
    check: 'CKV2_AZURE_32',
    wants: 'a private endpoint of a key vault',
    types: ['azurerm_key_vault'],
    reason: reasons.vault,
  },
  {
    tool,
    check: 'CKV_AZURE_112',
    wants: 'keys in hardware',
    types: ['azurerm_key_vault_key'],
    reason: 'A standard vault has none; `hsm: true` under `azure` asks for one in a premium vault.',
  },
  {
    tool,
    check: 'CKV_AZURE_40',
    wants: 'an end to each key',
    types: ['azurerm_key_vault_key'],
    reason: 'What a key encrypts is lost when it ends. It gets a new version each year instead.',
  },
  {
    tool,
    check: 'CKV_AZURE_41',
    wants: 'an end to each secret',
    types: ['azurerm_key_vault_secret'],
    reason:
      'Pods would stop that day. A password changes with `generation` in its spec; `expires` sets an end where one is wanted.',
  },
  {
    tool,
    check: 'CKV_AZURE_59',
    wants: 'no public address of a storage account',
    types: ['azurerm_storage_account'],
    reason: reasons.storage,
  },
  {
    tool,
    check: 'CKV2_AZURE_33',
    wants: 'a private endpoint of a storage account',
    types: ['azurerm_storage_account'],
    reason: reasons.storage,
  },
  {
    tool,
    check: 'CKV_AZURE_206',
    wants: 'copies of a storage account in another region',
    types: ['azurerm_storage_account'],
    reason:
      'Copies lie in three zones of the region; where data may lie is for its owner to say: `replication` under `azure`.',
  },
  {
    tool,
    check: 'CKV_AZURE_33',
    wants: 'logs of the queues of a storage account',
    types: ['azurerm_storage_account'],
    reason: 'It holds one container and no queue; queues are those of Service Bus.',
  },
  {
    tool,
    check: 'CKV2_AZURE_21',
    wants: 'logs of reads of a container',
    types: ['azurerm_storage_container'],
    reason: 'Logs of reads cost money; a file under `extra/` can send them to a workspace.',
  },
  {
    tool,
    check: 'CKV2_AZURE_57',
    wants: 'a private endpoint of a PostgreSQL server',
    types: ['azurerm_postgresql_flexible_server'],
    reason: 'It stands in a subnet of the network itself and has no public address.',
  },
  {
    tool,
    check: 'CKV_AZURE_136',
    wants: 'backups in another region',
    types: ['azurerm_postgresql_flexible_server'],
    reason:
      'Where data may lie is for its owner to say, and a key of its own rules it out: `geoRedundantBackup` under `azure`.',
  },
  ...(
    [
      ['CKV_AZURE_199', 'a second layer of encryption'],
      ['CKV_AZURE_201', 'a key of its own'],
      ['CKV_AZURE_202', 'an identity'],
      ['CKV_AZURE_204', 'no public address'],
    ] as const
  ).map(
    ([check, wants]) =>
      ({
        tool,
        check,
        wants: `${wants} of Service Bus`,
        types: ['azurerm_servicebus_namespace'],
        reason: reasons.premium,
      }) as const,
  ),
  {
    tool,
    check: 'CKV_AZURE_12',
    wants: 'flow logs kept for 90 days',
    types: ['azurerm_network_watcher_flow_log'],
    reason: reasons.flows,
  },
  {
    tool,
    check: 'CKV_AZURE_160',
    wants: 'port 80 closed to the internet',
    types: ['azurerm_network_security_rule'],
    names: 'network_Subnet-nodes_Rule-Internet_*',
    reason:
      'The gateway sends who comes there to 443, and certificates are proved there; `openPorts` under `azure` says.',
  },
  {
    tool,
    check: 'CKV_AZURE_4',
    wants: 'the monitoring agent in a cluster',
    types: ['azurerm_kubernetes_cluster'],
    reason:
      'Logs of the control plane go to a workspace by a diagnostic setting; what pods say, the platform’s own components gather.',
  },
  {
    tool,
    check: 'CKV_AZURE_116',
    wants: 'Azure Policy in a cluster',
    types: ['azurerm_kubernetes_cluster'],
    reason: 'Pod Security holds in every namespace; `policy: true` under `azure` adds what an organization assigns.',
  },
  {
    tool,
    check: 'CKV_AZURE_117',
    wants: 'a key of its own for disks',
    types: ['azurerm_kubernetes_cluster'],
    reason: 'Azure encrypts them by a key of its own; `encryptDisks: true` under `azure` takes one of the vault.',
  },
  {
    tool,
    check: 'CKV_AZURE_172',
    wants: 'secrets brought anew by the Secrets Store driver',
    types: ['azurerm_kubernetes_cluster'],
    reason: 'The driver is not there: External Secrets brings them, and looks for new ones each hour.',
  },
  {
    tool,
    check: 'CKV_AZURE_226',
    wants: 'disks of the machine itself for nodes',
    types: ['azurerm_kubernetes_cluster'],
    reason: 'Not every machine has one that is large enough: `ephemeralDisks: true` under `azure` asks for it.',
  },
  {
    tool,
    check: 'CKV_AZURE_227',
    wants: 'encryption at the host',
    types: ['azurerm_kubernetes_cluster', 'azurerm_kubernetes_cluster_node_pool'],
    reason:
      'A subscription has to be registered for it, or nodes fail to come up: `hostEncryption: true` under `azure`.',
  },
  {
    tool,
    check: 'CKV_AZURE_232',
    wants: 'nodes for nothing but the cluster’s own parts',
    types: ['azurerm_kubernetes_cluster'],
    reason:
      'The spec’s first pool bears them too and saves one to three machines; without a pool that can, they get their own.',
  },
];
