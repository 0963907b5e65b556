/** What the release of a binding may emit though the release of the schema has it otherwise. */
export interface Difference {
  readonly why: string;
  /** Arguments that only the binding knows. */
  readonly gone: readonly string[];
  /** Arguments that only the schema requires. */
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
};
