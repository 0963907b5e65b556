import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import type { TerraformResourceLifecycle } from 'cdktf';
import { Construct } from 'constructs';
import type { Site, StackUnit } from '../../model/unit';
import { contextOf } from './context-of';
import { ExistingKeyVaultKey, KeyVaultKey } from './key';
import { resourceId } from './resource-id';

/** One Azure subscription and location, for every construct of a stack. */
export class Azure extends Construct {
  static readonly of = contextOf;

  /** The provider has no default tags: each resource bears them itself. */
  readonly tags: Record<string, string>;
  readonly location: string;
  /** Resource group of all that a stack makes; the environment's own stack makes it. */
  readonly resourceGroupName: string;
  /** Vault of all secrets and keys; it stands there too. */
  readonly vaultId: string;
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
    this.resourceGroupName = site.shared;
    this.vaultId = resourceId(site, 'Microsoft.KeyVault/vaults', site.shared);
    this.lifecycle = protect ? { preventDestroy: true } : undefined;

    new AzurermProvider(this, 'Provider', {
      subscriptionId: site.account,
      // Storage accounts take no keys.
      storageUseAzuread: true,
      features: [
        {
          // The vault cannot be purged. A contract that returns finds its bundle deleted, and brings it back.
          keyVault: [
            {
              purgeSoftDeletedSecretsOnDestroy: false,
              purgeSoftDeletedKeysOnDestroy: false,
              recoverSoftDeletedSecrets: true,
              recoverSoftDeletedKeys: true,
            },
          ],
          resourceGroup: [{ preventDeletionIfContainsResources: true }],
        },
      ],
    });
  }

  /** The one key that encrypts what the stack stores, made when first asked for. */
  get key(): KeyVaultKey | ExistingKeyVaultKey {
    const found = this.node.tryFindChild('Key') as KeyVaultKey | ExistingKeyVaultKey | undefined;
    if (found) return found;
    const { physicalName: name, existing, shared, options, native, generation } = this.site.key;
    return existing || shared
      ? new ExistingKeyVaultKey(this, 'Key', { name })
      : new KeyVaultKey(this, 'Key', { ...options, name, native, generation });
  }
}
