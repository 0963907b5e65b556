import { DataAzurermKeyVaultKey } from '@cdktf/provider-azurerm/lib/data-azurerm-key-vault-key';
import { KeyVaultKey as Resource } from '@cdktf/provider-azurerm/lib/key-vault-key';
import { Construct } from 'constructs';
import type { Defined, Referred } from '../../cloud/cloud';
import type { Connection, Permission } from '../../cloud/connection';
import type { Access } from '../../model/backing';
import type { KeyOptions } from '../../model/kinds/key';
import { contextOf } from './context-of';
import { facts } from './facts';

/** The role of who encrypts and decrypts; none does only one of both. @see https://learn.microsoft.com/azure/key-vault/general/rbac-guide */
const role = 'Key Vault Crypto User';

/** A key of Azure Key Vault that encrypts data at rest. How long a deleted one can be brought back is the vault's to say. */
export class KeyVaultKey extends Construct implements Connection<'key'> {
  readonly outputs;
  readonly secrets = {};
  /** Id for role assignments. */
  readonly resourceId: string;
  /** Id for who uses the newest version, whichever it is. */
  readonly versionlessId: string;
  /** Id of its newest version. */
  readonly versionedId: string;

  constructor(scope: Construct, id: string, { name, rotationDays, native }: KeyOptions & Defined) {
    super(scope, id);
    const { vaultId, tags, lifecycle } = contextOf(this);
    const { hsm, size } = facts.kinds.key.options.parse(native);
    const key = new Resource(this, 'Resource', {
      name,
      keyVaultId: vaultId,
      keyType: hsm ? 'RSA-HSM' : 'RSA',
      keySize: size,
      keyOpts: ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'],
      rotationPolicy: { automatic: { timeAfterCreation: `P${rotationDays}D` } },
      tags,
      lifecycle,
    });
    this.resourceId = key.resourceVersionlessId;
    this.versionlessId = key.versionlessId;
    this.versionedId = key.id;
    this.outputs = { id: key.versionlessId };
  }

  permissions(_access: Access): Permission[] {
    return [{ allow: [role], on: [this.resourceId] }];
  }
}

/** A key in the environment's vault that exists. */
export class ExistingKeyVaultKey extends Construct implements Connection<'key'> {
  readonly outputs;
  readonly secrets = {};
  readonly resourceId: string;
  readonly versionlessId: string;
  private readonly name: string;

  constructor(scope: Construct, id: string, { name }: Pick<Referred, 'name'>) {
    super(scope, id);
    const { vaultId, site } = contextOf(this);
    this.name = name;
    this.resourceId = `${vaultId}/keys/${name}`;
    this.versionlessId = `https://${site.shared}.vault.azure.net/keys/${name}`;
    this.outputs = { id: this.versionlessId };
  }

  /** Id of its newest version, looked up when first asked for. */
  get versionedId(): string {
    const found = this.node.tryFindChild('Resource') as DataAzurermKeyVaultKey | undefined;
    const { vaultId: keyVaultId } = contextOf(this);
    return (found ?? new DataAzurermKeyVaultKey(this, 'Resource', { name: this.name, keyVaultId })).id;
  }

  permissions(_access: Access): Permission[] {
    return [{ allow: [role], on: [this.resourceId] }];
  }
}
