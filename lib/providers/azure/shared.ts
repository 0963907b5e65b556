import { DataAzurermClientConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-client-config';
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

/** What all stacks of an environment find on Azure: a resource group, and a vault for secrets and keys. */
export class SharedResources extends Construct {
  constructor(scope: Construct, id: string, { issuer }: SharedProps) {
    super(scope, id);
    const { site, location, tags, lifecycle, unit } = contextOf(this);
    const group = new ResourceGroup(this, 'Resource', { name: site.shared, location, tags, lifecycle });
    const terraform = new DataAzurermClientConfig(this, 'Terraform');
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
    for (const [name, roleDefinitionName] of Object.entries(roles))
      new RoleAssignment(this, name, { scope: vault.id, roleDefinitionName, principalId: terraform.objectId });

    if (issuer) this.admit(issuer, vault, group);
  }

  /** Lets External Secrets of the environment's cluster read the vault; what its Secret must say are outputs. */
  private admit(issuer: string, vault: KeyVault, { name: resourceGroupName }: ResourceGroup): void {
    const name = `${contextOf(this).site.shared}-external-secrets`;
    const identity = new ManagedIdentity(this, 'Reader', {
      name,
      resourceGroupName,
      permissions: [{ allow: ['Key Vault Secrets User'], on: [vault.id] }],
    });
    const { namespace, serviceAccount } = reader;
    new Federation(this, 'Federation', { name, resourceGroupName, identity, issuer, namespace, serviceAccount });
    new TerraformOutput(this, 'ClientId', { value: identity.clientId });
    new TerraformOutput(this, 'TenantId', { value: identity.tenantId });
  }
}
