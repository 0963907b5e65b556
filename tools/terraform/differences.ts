import { type Block, type Body, changed } from './body';
import type { BuiltProvider } from './built';

/** What a built provider takes otherwise than the release that stacks ask for. */
export interface Difference {
  readonly provider: string;
  /** Type of resource that it concerns. */
  readonly type: string;
  readonly why: string;
  /** The arguments as the built one takes them; the same object where nothing differs. */
  readonly adapt: (block: Block) => Block;
}

const without = (block: Block, ...keys: readonly string[]): Block =>
  Object.fromEntries(Object.entries(block).filter(([key]) => !keys.includes(key)));

/**
 * All that is expected to differ; whatever else a built provider refuses is a failure.
 *
 * @see https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/guides/5.0-upgrade-guide
 */
export const differences: readonly Difference[] = [
  {
    provider: 'azurerm',
    type: 'azurerm_private_dns_zone_virtual_network_link',
    why: '5.0 takes private_dns_zone_id instead of private_dns_zone_name and resource_group_name',
    adapt: (block) =>
      typeof block.private_dns_zone_name === 'string'
        ? {
            ...without(block, 'private_dns_zone_name', 'resource_group_name'),
            private_dns_zone_id: block.private_dns_zone_name.replace(/\.name}$/, '.id}'),
          }
        : block,
  },
  {
    provider: 'azurerm',
    type: 'azurerm_federated_identity_credential',
    why: '5.0 takes user_assigned_identity_id instead of parent_id and resource_group_name',
    adapt: (block) =>
      'parent_id' in block
        ? { ...without(block, 'parent_id', 'resource_group_name'), user_assigned_identity_id: block.parent_id }
        : block,
  },
  {
    provider: 'azurerm',
    type: 'azurerm_kubernetes_cluster',
    why: '5.0 wants node_provisioning_profile, which is optional before; Manual is what it is without one',
    adapt: (block) =>
      'node_provisioning_profile' in block ? block : { ...block, node_provisioning_profile: [{ mode: 'Manual' }] },
  },
];

/** Those that a stack has between what it asks for and what stands in. */
export function differing(body: Body, standIns: readonly BuiltProvider[]): Difference[] {
  return differences.filter(
    ({ provider, type, adapt }) =>
      standIns.some(({ name }) => name === provider) &&
      Object.values(body.resource?.[type] ?? {}).some((block) => adapt(block) !== block),
  );
}

/** A stack as the stand-ins take it. */
export function adapted(body: Body, standIns: readonly BuiltProvider[]): Body {
  return differing(body, standIns).reduce(
    (before, { type, adapt }) => ({ ...before, resource: changed(before.resource, type, adapt) }),
    body,
  );
}
