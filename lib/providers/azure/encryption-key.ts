import { Construct } from 'constructs';
import { digest } from '../../model/name';
import { contextOf } from './context-of';
import { ManagedIdentity } from './managed-identity';

interface EncryptionKeyProps {
  /** Name of what it encrypts. */
  readonly name: string;
}

/** The stack's key, and an identity by which one resource uses it. @see https://learn.microsoft.com/azure/security/fundamentals/encryption-models */
export class EncryptionKey extends Construct {
  readonly versionlessId: string;
  /** Id of the version that is the newest when Terraform runs, for who takes no other. */
  readonly versionedId: string;
  readonly identity: ManagedIdentity;

  constructor(scope: Construct, id: string, { name }: EncryptionKeyProps) {
    super(scope, id);
    const { key } = contextOf(this);
    this.versionlessId = key.versionlessId;
    this.versionedId = key.versionedId;
    this.identity = new ManagedIdentity(this, 'Identity', {
      name: `${name}-key-${digest(name)}`,
      permissions: [{ allow: ['Key Vault Crypto Service Encryption User'], on: [key.resourceId] }],
    });
  }
}
