/** What the release of a binding may emit though the release of the schema has it otherwise. */
export interface Difference {
  readonly why: string;
  /** Arguments that only the binding knows. */
  readonly gone: readonly string[];
  /** Arguments and blocks that only the schema requires. */
  readonly required: readonly string[];
}

const federation = 'azurerm 5 names the identity by `user_assigned_identity_id`, 4 by `parent_id` and its resource group';

/** Expected differences between azurerm 4.55.0, which the binding speaks, and 5.2.0, whose schema is kept here. */
export const differences: Readonly<Record<string, Difference>> = {
  azurerm_federated_identity_credential: {
    why: federation,
    gone: ['parent_id', 'resource_group_name'],
    required: ['user_assigned_identity_id'],
  },
  azurerm_private_dns_zone_virtual_network_link: {
    why: 'azurerm 5 names the zone by `private_dns_zone_id`, 4 by `private_dns_zone_name` and its resource group',
    gone: ['private_dns_zone_name', 'resource_group_name'],
    required: ['private_dns_zone_id'],
  },
  azurerm_kubernetes_cluster: {
    why: 'azurerm 5 wants to be told in `node_provisioning_profile` that pools make nodes; 4 knows nothing else',
    gone: [],
    required: ['node_provisioning_profile'],
  },
};
