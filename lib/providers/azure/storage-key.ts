import { Construct } from 'constructs';
import { digest } from '../../model/name';
import { contextOf } from './context-of';
import { ManagedIdentity } from './managed-identity';

interface StorageKeyProps {
  /** Name of the storage account. */
  readonly name: string;
}

/** The stack's key, and an identity by which a storage account uses it. @see https://learn.microsoft.com/azure/storage/common/customer-managed-keys-overview */
export class StorageKey extends Construct {
  readonly versionlessId: string;
  readonly identity: ManagedIdentity;

  constructor(scope: Construct, id: string, { name }: StorageKeyProps) {
    super(scope, id);
    const { key } = contextOf(this);
    this.versionlessId = key.versionlessId;
    this.identity = new ManagedIdentity(this, 'Identity', {
      name: `${name}-key-${digest(name)}`,
      permissions: [{ allow: ['Key Vault Crypto Service Encryption User'], on: [key.resourceId] }],
    });
  }
}
