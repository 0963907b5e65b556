/** Types that no code here makes, but people put beside it. */
export const relatives: readonly string[] = [
  'aws_iam_policy',
  'aws_vpc_security_group_egress_rule',
  'azurerm_servicebus_topic',
  'google_secret_manager_secret_iam_member',
];

/** Whether an attribute is left out: what the bindings of the pinned release do not have, or a second place for the same. */
export function leftOut(type: string, path: string): boolean {
  if (path.split('[].').length > 4 || rare.test(path)) return true;
  return (elsewhere[type] ?? []).some((block) => path.startsWith(`${block}[].`));
}

/** Logs of deliveries, and hardware that is no longer sold. */
const rare = /_feedback_(role_arn|sample_rate)$|^elastic_(gpu|inference)|^customer_owned_ip|^nchar_|^outpost_/;

/** Blocks that a resource of its own makes here, or that nothing here makes. */
const elsewhere: Readonly<Record<string, readonly string[]>> = {
  aws_s3_bucket: [
    'cors_rule',
    'grant',
    'lifecycle_rule',
    'logging',
    'object_lock_configuration',
    'replication_configuration',
    'server_side_encryption_configuration',
    'versioning',
    'website',
  ],
  aws_launch_template: ['instance_requirements'],
  azurerm_kubernetes_cluster: ['ingress_application_gateway', 'linux_profile', 'windows_profile'],
  azurerm_virtual_network: ['subnet'],
  google_artifact_registry_repository: ['remote_repository_config', 'virtual_repository_config'],
  google_container_cluster: ['node_pool'],
};

/**
 * Conditions of a provider's source in the words of `lib/change/impact/terraform/condition.ts`, where the list of
 * changes that were tried is not the whole of it.
 */
export const conditions: Readonly<Record<string, readonly string[]>> = {
  'azurerm_disk_encryption_set.identity[].type': ['loses UserAssigned'],
  'azurerm_key_vault_key.release_policy[].immutable': ['set to false'],
  'azurerm_key_vault_key.release_policy[].json': ['unknown'],
  'azurerm_kubernetes_cluster.network_profile[].network_data_plane': ['!azure -> *', 'azure -> !cilium'],
  'azurerm_kubernetes_cluster.network_profile[].network_plugin': ['!kubenet -> *', '* -> !azure', 'unset'],
  'azurerm_kubernetes_cluster.network_profile[].network_plugin_mode': ['* -> !overlay', 'unset'],
  'azurerm_kubernetes_cluster.network_profile[].network_policy': ['* -> !cilium'],
  'azurerm_kubernetes_cluster.service_principal[].client_id': ['unknown'],
  'azurerm_kubernetes_cluster_node_pool.os_sku': ['!Ubuntu*|AzureLinux* -> *', '* -> !Ubuntu*|AzureLinux*'],
  'azurerm_log_analytics_workspace.sku': [
    'PerGB2018 -> !CapacityReservation',
    '!CapacityReservation|PerGB2018|LACluster -> *',
    'CapacityReservation -> !PerGB2018',
  ],
  'azurerm_managed_redis.sku_name': ['unknown'],
  'azurerm_postgresql_flexible_server.cluster[].size': ['decreased'],
  'azurerm_postgresql_flexible_server.identity[].type': ['loses UserAssigned'],
  'azurerm_postgresql_flexible_server.version': ['decreased'],
  'azurerm_public_ip.domain_name_label_scope': ['changed', 'unset'],
  'azurerm_servicebus_namespace.sku': ['!Premium -> Premium', 'Premium -> !Premium'],
  'azurerm_storage_account.account_kind': ['!Storage -> !StorageV2'],
  'azurerm_storage_account.account_replication_type': [
    'LRS|GRS|RAGRS -> ZRS|GZRS|RAGZRS',
    'ZRS|GZRS|RAGZRS -> LRS|GRS|RAGRS',
  ],
  'azurerm_storage_account.immutability_policy[].state': ['Locked -> *'],
  'google_container_cluster.dns_config[].additive_vpc_scope_dns_domain': ['unknown'],
};
