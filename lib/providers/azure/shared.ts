import { KeyVault } from '@cdktf/provider-azurerm/lib/key-vault';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';
import type { SharedProps } from '../../cloud/cloud';
import { contextOf } from './context-of';
import { reader } from './facts';
import { Federation } from './identity';
import { ManagedIdentity } from './managed-identity';

/** What Terraform does in the vault: it writes secrets, and makes keys. */
const roles = { Secrets: 'Key Vault Secrets Officer', Keys: 'Key Vault Crypto Officer' };

/** What all stacks of an environment, of a cluster or of a state find on Azure: a resource group, and a vault for secrets and keys. */
export class SharedResources extends Construct {
  readonly resourceGroupName: string;
  /** For who comes after the rights of Terraform there. */
  readonly vaultId: string;

  constructor(scope: Construct, id: string, { issuer: said }: SharedProps) {
    super(scope, id);
    const context = contextOf(this);
    const { site, location, tags, lifecycle, unit, terraform } = context;
    const group = new ResourceGroup(this, 'Resource', { name: site.shared, location, tags, lifecycle });
    this.resourceGroupName = group.name;
    const vault = new KeyVault(this, 'Vault', {
      name: site.shared,
      location,
      resourceGroupName: group.name,
      tenantId: terraform.tenantId,
      skuName: 'standard',
      rbacAuthorizationEnabled: true,
      // Storage takes a key from no other vault.
      purgeProtectionEnabled: true,
      softDeleteRetentionDays: unit.context.protect ? 90 : 7,
      tags,
      lifecycle,
    });
    // Each right comes after the one before, so that whoever comes after the last comes after all.
    this.vaultId = Object.entries(roles).reduce(
      (target, [name, roleDefinitionName]) =>
        new RoleAssignment(this, name, { scope: target, roleDefinitionName, principalId: terraform.objectId }).scope,
      vault.id,
    );
    // Nobody opens the store of the state by a key.
    if (!unit.state)
      new RoleAssignment(this, 'State', {
        scope: group.id,
        roleDefinitionName: 'Storage Blob Data Contributor',
        principalId: terraform.objectId,
      });

    // Pods read the vault of their environment, never one of the cluster or of the state.
    const read = unit.state !== undefined && site.shared !== site.clusterShared;
    const issuer = read ? (said ?? context.issuer) : undefined;
    if (issuer) this.admit(issuer, vault.id);
  }

  /** Lets External Secrets of the environment's cluster read the vault; what its Secret must say are outputs. */
  private admit(issuer: string, vaultId: string): void {
    const name = `${contextOf(this).site.shared}-external-secrets`;
    const { resourceGroupName } = this;
    const identity = new ManagedIdentity(this, 'Reader', {
      name,
      resourceGroupName,
      permissions: [{ allow: ['Key Vault Secrets User'], on: [vaultId] }],
    });
    const { namespace, serviceAccount } = reader;
    new Federation(this, 'Federation', { name, resourceGroupName, identity, issuer, namespace, serviceAccount });
    new TerraformOutput(this, 'ClientId', { value: identity.clientId });
    new TerraformOutput(this, 'TenantId', { value: identity.tenantId });
  }
}
