import { StorageObjectReplication } from '@cdktf/provider-azurerm/lib/storage-object-replication';
import { Construct } from 'constructs';
import type { BucketOptions } from '../../../model/kinds/bucket';
import { physicalName } from '../../../model/name';
import { BucketLifecycle } from './lifecycle';
import { facts } from '../facts';
import { type Native, StorageAccount } from './storage-account';
import type { EncryptionKey } from '../encryption-key';

interface BucketReplicaProps extends BucketOptions {
  readonly name: string;
  readonly source: StorageAccount;
  readonly region: string;
  readonly native: Native;
  readonly key?: EncryptionKey;
}

const accessTiers: Readonly<Record<string, Native['accessTier']>> = { infrequent: 'Cool', cold: 'Cold' };

/** A second account, in another region, that Azure copies every object to; its own geo-replication knows one region only. */
export class BucketReplica extends Construct {
  constructor(scope: Construct, id: string, { name, source, region, ...options }: BucketReplicaProps) {
    super(scope, id);
    const replica = new StorageAccount(this, 'Account', {
      ...options,
      // The archive is no tier of a whole account.
      native: { ...options.native, accessTier: accessTiers[options.replicaClass ?? ''] ?? options.native.accessTier },
      name: physicalName([name, 'replica'], facts.kinds.bucket.name),
      location: region,
    });
    new BucketLifecycle(this, 'Lifecycle', { ...options, storageAccountId: replica.id });
    new StorageObjectReplication(this, 'Resource', {
      sourceStorageAccountId: source.id,
      destinationStorageAccountId: replica.id,
      rules: [
        {
          sourceContainerName: source.container.name,
          destinationContainerName: replica.container.name,
          copyBlobsCreatedAfter: 'Everything',
        },
      ],
    });
  }
}
