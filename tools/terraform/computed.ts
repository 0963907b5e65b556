import { trimEnd } from '../../lib/model/trim';
import type { Block } from './body';

/** Values that a cloud computes, by the name of the block. */
type Values = (name: string) => Block;

const account = '111111111111';
const uuid = '00000000-0000-4000-8000-000000000000';

/** Name as clouds take it. */
const plain = (name: string) =>
  trimEnd(
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 30),
    '-',
  );

const arn =
  (service: string, kind: string, more: Values = () => ({})): Values =>
  (name) => ({ arn: `arn:aws:${service}:us-east-1:${account}:${kind}${plain(name)}`, ...more(name) });

const group = '/subscriptions/00000000-0000-0000-0000-000000000333/resourceGroups/group';
const version = '0123456789abcdef0123456789abcdef';

/** An id by the path of its type: Microsoft.Network/virtualNetworks/subnets. */
const azure =
  (path: string, more: Values = () => ({})): Values =>
  (name) => {
    const [provider, ...types] = path.split('/');
    const parts = types.map((type) => `${type}/${type === 'blobServices' ? 'default' : plain(name)}`);
    return { id: [group, 'providers', provider, ...parts].join('/'), ...more(name) };
  };

/**
 * What is known only after apply, in the form that the providers' own checks of references want: an id where an ARN
 * belongs is refused. Types that are not here get random strings.
 */
export const computed: Readonly<Record<string, Values>> = {
  aws_iam_role: (name) => ({ arn: `arn:aws:iam::${account}:role/${plain(name)}` }),
  aws_kms_key: arn('kms', 'key/', () => ({ key_id: uuid })),
  aws_s3_bucket: (name) => ({ arn: `arn:aws:s3:::${plain(name)}` }),
  aws_sns_topic: arn('sns', ''),
  aws_sqs_queue: arn('sqs', '', (name) => ({ id: `https://sqs.us-east-1.amazonaws.com/${account}/${plain(name)}` })),
  aws_vpc: arn('ec2', 'vpc/', () => ({ id: 'vpc-0123456789abcdef0', cidr_block: '10.0.0.0/16' })),
  aws_subnets: () => ({ ids: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1', 'subnet-0123456789abcdef2'] }),
  aws_availability_zones: () => ({ names: ['us-east-1a', 'us-east-1b', 'us-east-1c'] }),
  aws_autoscaling_groups: () => ({ names: [] }),
  aws_eks_addon_version: () => ({ version: 'v1.0.0-eksbuild.1' }),
  aws_launch_template: () => ({ id: 'lt-0123456789abcdef0' }),
  aws_eks_cluster: arn('eks', 'cluster/', () => ({
    identity: [{ oidc: [{ issuer: 'https://oidc.eks.us-east-1.amazonaws.com/id/0123456789ABCDEF' }] }],
  })),
  aws_cloudwatch_log_group: arn('logs', 'log-group:'),
  aws_secretsmanager_secret: arn('secretsmanager', 'secret:', (name) => ({
    id: `arn:aws:secretsmanager:us-east-1:${account}:secret:${plain(name)}`,
  })),
  aws_db_instance: arn('rds', 'db:'),

  azurerm_client_config: () => ({ tenant_id: uuid, object_id: uuid, subscription_id: uuid, client_id: uuid }),
  azurerm_resource_group: () => ({ id: group }),
  azurerm_key_vault: azure('Microsoft.KeyVault/vaults', (name) => ({
    vault_uri: `https://${plain(name)}.vault.azure.net/`,
  })),
  azurerm_key_vault_key: (name) => ({
    id: `https://vault.vault.azure.net/keys/${plain(name)}/${version}`,
    versionless_id: `https://vault.vault.azure.net/keys/${plain(name)}`,
    resource_versionless_id: `${group}/providers/Microsoft.KeyVault/vaults/vault/keys/${plain(name)}`,
  }),
  azurerm_key_vault_secret: (name) => ({
    id: `https://vault.vault.azure.net/secrets/${plain(name)}/${version}`,
    versionless_id: `https://vault.vault.azure.net/secrets/${plain(name)}`,
    resource_versionless_id: `${group}/providers/Microsoft.KeyVault/vaults/vault/secrets/${plain(name)}`,
  }),
  azurerm_user_assigned_identity: azure('Microsoft.ManagedIdentity/userAssignedIdentities', () => ({
    client_id: uuid,
    principal_id: uuid,
    tenant_id: uuid,
  })),
  azurerm_virtual_network: azure('Microsoft.Network/virtualNetworks'),
  azurerm_subnet: azure('Microsoft.Network/virtualNetworks/subnets'),
  azurerm_private_dns_zone: azure('Microsoft.Network/privateDnsZones'),
  azurerm_network_security_group: azure('Microsoft.Network/networkSecurityGroups'),
  azurerm_public_ip: azure('Microsoft.Network/publicIPAddresses', () => ({ ip_address: '192.0.2.1' })),
  azurerm_nat_gateway: azure('Microsoft.Network/natGateways'),
  azurerm_log_analytics_workspace: azure('Microsoft.OperationalInsights/workspaces', () => ({ workspace_id: uuid })),
  azurerm_kubernetes_cluster: azure('Microsoft.ContainerService/managedClusters', () => ({
    oidc_issuer_url: 'https://eastus.oic.prod-aks.azure.com/issuer/',
  })),
  azurerm_monitor_action_group: azure('Microsoft.Insights/actionGroups'),
  azurerm_mysql_flexible_server: azure('Microsoft.DBforMySQL/flexibleServers'),
  azurerm_managed_redis: azure('Microsoft.Cache/redisEnterprise'),
  azurerm_postgresql_flexible_server: azure('Microsoft.DBforPostgreSQL/flexibleServers'),
  azurerm_servicebus_namespace: azure('Microsoft.ServiceBus/namespaces'),
  azurerm_servicebus_queue: azure('Microsoft.ServiceBus/namespaces/queues'),
  azurerm_storage_account: azure('Microsoft.Storage/storageAccounts'),
  azurerm_storage_container: azure('Microsoft.Storage/storageAccounts/blobServices/containers'),

  google_project: () => ({ number: '123456789012' }),
  google_storage_project_service_account: () => ({
    member: 'serviceAccount:service-123456789012@gs-project-accounts.iam.gserviceaccount.com',
  }),
  google_compute_network: (name) => ({ id: `projects/project/global/networks/${plain(name)}` }),
  google_service_account: (name) => ({
    name: `projects/project/serviceAccounts/${plain(name)}@project.iam.gserviceaccount.com`,
    email: `${plain(name)}@project.iam.gserviceaccount.com`,
    member: `serviceAccount:${plain(name)}@project.iam.gserviceaccount.com`,
  }),
  google_memorystore_instance: () => ({
    managed_server_ca: [{ ca_certs: [{ certificates: ['certificate'] }] }],
    endpoints: [{ connections: [{ psc_auto_connection: [{ ip_address: '10.0.0.2', port: 6379 }] }] }],
  }),
};

/** What a cloud would have computed of one block. */
export function computedOf(type: string, name: string): Block {
  return computed[type]?.(name) ?? {};
}
