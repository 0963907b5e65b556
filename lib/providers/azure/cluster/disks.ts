import { DiskEncryptionSet } from '@cdktf/provider-azurerm/lib/disk-encryption-set';
import { Construct } from 'constructs';
import { contextOf } from '../context-of';
import { EncryptionKey } from '../encryption-key';

/** A key for disks of nodes and volumes. @see https://learn.microsoft.com/azure/aks/azure-disk-customer-managed-keys */
export class DiskKey extends Construct {
  readonly id: string;

  constructor(scope: Construct, id: string, { name }: { readonly name: string }) {
    super(scope, id);
    const { location, resourceGroupName, tags } = contextOf(this);
    const key = new EncryptionKey(this, 'Key', { name: `${name}-disks` });
    const set = new DiskEncryptionSet(this, 'Resource', {
      name: `${name}-disks`,
      location,
      resourceGroupName,
      keyVaultKeyId: key.versionlessId,
      autoKeyRotationEnabled: true,
      identity: { type: 'UserAssigned', identityIds: [key.identity.id] },
      tags,
      dependsOn: key.identity.ready,
    });
    this.id = set.id;
  }
}
