import type { Entry } from './force-new-table';

/** What holds in the release that stacks pin, where the table is of a newer one. */
export interface PinDifference {
  readonly entry: Entry;
  /** What the provider's own history says. */
  readonly why: string;
}

/** Releases between which the differences below were looked for, by provider; a moved pin needs another look. */
export const compared: Readonly<Record<string, { readonly pinned: string; readonly table: string }>> = {
  aws: { pinned: '5.100.0', table: '5.100.0' },
  azurerm: { pinned: '4.55.0', table: '5.2.0' },
  google: { pinned: '6.50.0', table: '8.0.0' },
};

const renamed = 'an argument of release 4 that release 5 has under another name';

/**
 * What the histories of azurerm and google say to have changed in what a plan replaces, over all types of the tables,
 * from the pinned release to that of the table.
 *
 * @see https://github.com/hashicorp/terraform-provider-azurerm/blob/main/CHANGELOG-v4.md
 * @see https://github.com/hashicorp/terraform-provider-azurerm/blob/main/website/docs/guides/5.0-upgrade-guide.html.markdown
 * @see https://github.com/hashicorp/terraform-provider-google/blob/main/CHANGELOG.md
 */
export const pinDifferences: Readonly<Record<string, PinDifference>> = {
  // 4.58.0 and 4.59.0 allow an update to cilium; before, no other policy or data plane could be had in place.
  'azurerm_kubernetes_cluster.network_profile[].network_policy': { entry: ['* -> *'], why: '4.58.0 (#30958)' },
  'azurerm_kubernetes_cluster.network_profile[].network_data_plane': { entry: ['* -> *'], why: '4.58.0 (#30958)' },
  'azurerm_kubernetes_cluster.network_profile[].network_plugin': { entry: ['* -> *'], why: '4.66.0 (#30959)' },
  // Release 4.68.0 replaces; before, the API refuses it at apply.
  'azurerm_kubernetes_cluster.oidc_issuer_enabled': { entry: 'in-place', why: '4.68.0 (#32117)' },
  'azurerm_managed_redis.sku_name': { entry: 'replace', why: '4.61.0 (#31203)' },
  'azurerm_role_assignment.condition': { entry: 'replace', why: '5.2.0 (#32714)' },
  'azurerm_role_assignment.condition_version': { entry: 'replace', why: '5.2.0 (#32714)' },
  'azurerm_role_assignment.description': { entry: 'replace', why: '5.2.0 (#32714)' },
  'azurerm_federated_identity_credential.parent_id': { entry: 'replace', why: renamed },
  'azurerm_federated_identity_credential.resource_group_name': { entry: 'replace', why: renamed },
  'azurerm_private_dns_zone_virtual_network_link.private_dns_zone_name': { entry: 'replace', why: renamed },
  'azurerm_private_dns_zone_virtual_network_link.resource_group_name': { entry: 'replace', why: renamed },
  'azurerm_storage_container.storage_account_name': { entry: 'replace', why: renamed },
  'azurerm_subnet.service_endpoints': { entry: 'in-place', why: renamed },
  'azurerm_mysql_flexible_server.public_network_access_enabled': { entry: 'in-place', why: renamed },
  'google_sql_database_instance.settings[].disk_type': { entry: 'replace', why: '7.44.0 (#28616)' },
  'google_compute_subnetwork.ip_collection': { entry: 'replace', why: '7.32.0 (#27265)' },
  'google_compute_subnetwork.secondary_ip_range': { entry: 'unknown', why: '7.27.0 (#26689)' },
  'google_artifact_registry_repository.remote_repository_config[].upstream_credentials': {
    entry: 'replace',
    why: '7.38.0 (#27819)',
  },
};
