import { KeyVault } from '@cdktf/provider-azurerm/lib/key-vault';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';
import type { SharedProps } from '../../cloud/cloud';
import { Wait } from '../../cloud/wait';
import { secretReader } from '../../model/component-names';
import { contextOf } from './context-of';
import { admitDeployers } from './deployers';
import { Federation } from './identity';
import { ManagedIdentity, grantSeconds } from './managed-identity';

/** What who applies a stack does in the vault: writing secrets, and making keys. */
const roles = { Secrets: 'Key Vault Secrets Officer', Keys: 'Key Vault Crypto Officer' };

/** What all stacks of an environment, of a cluster or of a state find on Azure: a resource group, and a vault for secrets and keys. */
export class SharedResources extends Construct {
  readonly resourceGroupName: string;
  /** For who comes after the rights to it, once they hold. */
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
    const granted = Object.entries(roles).flatMap(([name, role]) =>
      admitDeployers(this, name, { target: vault.id, role }),
    );
    // The state store has no access by keys.
    const role = 'Storage Blob Data Contributor';
    if (!unit.state) granted.push(...admitDeployers(this, 'State', { target: group.id, role }));
    const deployers = (site.deployers ?? []).join(' ');
    const wait = new Wait(this, 'Wait', {
      after: granted,
      seconds: grantSeconds,
      triggers: { vault: vault.id, deployers },
    });
    this.vaultId = wait.trigger('vault');

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
    const { namespace, serviceAccount } = secretReader;
    new Federation(this, 'Federation', { name, resourceGroupName, identity, issuer, namespace, serviceAccount });
    new TerraformOutput(this, 'ClientId', { value: identity.clientId });
    new TerraformOutput(this, 'TenantId', { value: identity.tenantId });
  }
}
