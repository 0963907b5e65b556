import { KeyVaultSecret as Resource } from '@cdktf/provider-azurerm/lib/key-vault-secret';
import { Construct } from 'constructs';
import type { BundleProps, Defined, Referred } from '../../cloud/cloud';
import type { Connection, Permission } from '../../cloud/connection';
import { randomPassword } from '../../cloud/random-password';
import type { Access } from '../../model/backing';
import type { SecretOptions } from '../../model/kinds/secret';
import { contextOf } from './context-of';
import { facts } from './facts';

/** @see https://learn.microsoft.com/azure/key-vault/general/rbac-guide#azure-built-in-roles-for-key-vault-data-plane-operations */
const roles: Readonly<Record<Access, string>> = {
  read: 'Key Vault Secrets User',
  write: 'Key Vault Secrets Officer',
  readWrite: 'Key Vault Secrets Officer',
};

/** Placeholder of an unfilled secret: a secret without a value has no version in a vault, and this one has no keys. */
const empty = '{}';

/**
 * A secret in Azure Key Vault, drawn at random or left for people to fill; its value is write-only, so that Terraform
 * never sees what they put there. How long a deleted one can be brought back is the vault's to say.
 */
export class KeyVaultSecret extends Construct implements Connection<'secret'> {
  readonly outputs;
  readonly secrets = {};
  readonly resourceId: string;

  constructor(scope: Construct, id: string, { name, generation, generateLength, native }: SecretOptions & Defined) {
    super(scope, id);
    const { vaultId, tags, lifecycle } = contextOf(this);
    const { contentType, notBefore, expires } = facts.kinds.secret.options.parse(native);
    const secret = new Resource(this, 'Resource', {
      name,
      keyVaultId: vaultId,
      valueWo: generateLength ? randomPassword(generateLength) : empty,
      valueWoVersion: generation,
      contentType,
      notBeforeDate: notBefore,
      expirationDate: expires,
      tags,
      lifecycle,
    });
    this.resourceId = secret.resourceVersionlessId;
    this.outputs = { id: secret.versionlessId };
  }

  permissions(access: Access): Permission[] {
    return [{ allow: [roles[access]], on: [this.resourceId] }];
  }
}

/** A secret in the environment's vault that exists. */
export class ExistingKeyVaultSecret extends Construct implements Connection<'secret'> {
  readonly outputs;
  readonly secrets = {};
  readonly resourceId: string;

  constructor(scope: Construct, id: string, { name }: Pick<Referred, 'name'>) {
    super(scope, id);
    const { vaultId, site } = contextOf(this);
    this.resourceId = `${vaultId}/secrets/${name}`;
    this.outputs = { id: `https://${site.shared}.vault.azure.net/secrets/${name}` };
  }

  permissions(access: Access): Permission[] {
    return [{ allow: [roles[access]], on: [this.resourceId] }];
  }
}

/** The secret bundle of a unit; it is derived data, so that nothing is lost with it. */
export class KeyVaultBundle extends Construct {
  constructor(scope: Construct, id: string, { name, value, version }: BundleProps) {
    super(scope, id);
    const { vaultId, tags } = contextOf(this);
    new Resource(this, 'Resource', {
      name,
      keyVaultId: vaultId,
      valueWo: value,
      valueWoVersion: version,
      contentType: 'application/json',
      tags,
    });
  }
}
