import { DataAzurermClientConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-client-config';
import { DataAzurermKubernetesCluster } from '@cdktf/provider-azurerm/lib/data-azurerm-kubernetes-cluster';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import type { TerraformResourceLifecycle } from 'cdktf';
import { once } from '../../cloud/once';
import { Construct } from 'constructs';
import type { Site, StackUnit } from '../../model/unit';
import { type AzureContext, contextOf } from './context-of';
import { ExistingKeyVaultKey, KeyVaultKey } from './key';
import { ExistingVirtualNetwork } from './network/network';
import { groupAndName, resourceId } from './resource-id';
import { ServiceBus } from './service-bus';
import type { SharedResources } from './shared';

/** One Azure subscription and location, for every construct of a stack. */
export class Azure extends Construct implements AzureContext {
  static readonly of = contextOf;

  /** The provider has no default tags: each resource sets them. */
  readonly tags: Record<string, string>;
  readonly location: string;
  /** For what holds data: a plan that would destroy it fails. */
  readonly lifecycle?: TerraformResourceLifecycle;

  constructor(
    scope: Construct,
    readonly unit: StackUnit,
    readonly site: Site,
  ) {
    super(scope, 'Azure');
    const { tags, protect } = unit.context;
    this.tags = { ...tags };
    this.location = site.region;
    this.lifecycle = protect ? { preventDestroy: true } : undefined;

    new AzurermProvider(this, 'Provider', {
      subscriptionId: site.account,
      // Storage accounts take no keys.
      storageUseAzuread: true,
      ...registrations(unit.needs?.[site.key.cloud]),
      features: [
        {
          // The vault cannot be purged. A contract that returns finds its bundle deleted, and brings it back.
          keyVault: [
            {
              purgeSoftDeletedSecretsOnDestroy: false,
              purgeSoftDeletedKeysOnDestroy: false,
              recoverSoftDeletedSecrets: true,
              recoverSoftDeletedKeys: true,
              purgeSoftDeleteOnDestroy: false,
              recoverSoftDeletedKeyVaults: true,
            },
          ],
          resourceGroup: [{ preventDeletionIfContainsResources: true }],
          // Terraform needs no access through the firewall of an account: it manages nothing behind it.
          storage: [{ dataPlaneAvailable: false }],
        },
      ],
    });
  }

  /** Resource group of all that a stack makes; the first stack of its environment or cluster makes it. */
  get resourceGroupName(): string {
    return this.made?.resourceGroupName ?? this.site.shared;
  }

  /** Vault of all secrets and keys; it stands there too. */
  get vaultId(): string {
    return this.made?.vaultId ?? resourceId(this.site, 'Microsoft.KeyVault/vaults', this.site.shared);
  }

  /** Who runs Terraform, looked up when first asked for. */
  get terraform(): DataAzurermClientConfig {
    return once(this, 'Terraform', (...at) => new DataAzurermClientConfig(...at));
  }

  /** The network that backings stand in. */
  get network(): ExistingVirtualNetwork {
    return once(this, 'Network', (...at) => new ExistingVirtualNetwork(...at, { name: this.site.network }));
  }

  /** The namespace of the stack's own queues and topics, made when first asked for. */
  get messaging(): ServiceBus {
    return once(this, 'Messaging', (...at) => new ServiceBus(...at));
  }

  /** Issuer of the cluster's tokens: looked up where it runs on Azure and the spec does not set it. */
  get issuer(): string | undefined {
    const { cluster, clusterShared } = this.site;
    if (!cluster) return undefined;
    const found = this.node.tryFindChild('Cluster') as DataAzurermKubernetesCluster | undefined;
    const { name, group: resourceGroupName = clusterShared } = groupAndName(cluster);
    return (found ?? new DataAzurermKubernetesCluster(this, 'Cluster', { name, resourceGroupName })).oidcIssuerUrl;
  }

  /** What the stack itself makes for all, where it is the one that does. */
  private get made(): SharedResources | undefined {
    return this.node.tryFindChild('Shared') as SharedResources | undefined;
  }

  /** The one key that encrypts what the stack stores, made when first asked for. */
  get key(): KeyVaultKey | ExistingKeyVaultKey {
    const { physicalName: name, existing, shared, options, native, generation } = this.site.key;
    return once<KeyVaultKey | ExistingKeyVaultKey>(this, 'Key', (...at) =>
      existing || shared
        ? new ExistingKeyVaultKey(...at, { name })
        : new KeyVaultKey(...at, { ...options, name, native, generation }),
    );
  }
}

/** Registers what a stack needs and no more: the provider would ask for rights to the whole subscription at each run. */
function registrations(resourceProvidersToRegister: readonly string[] | undefined) {
  if (!resourceProvidersToRegister) return {};
  return {
    resourceProviderRegistrations: 'none',
    resourceProvidersToRegister: [...resourceProvidersToRegister],
  };
}
