import { Construct } from 'constructs';
import type { Defined, Referred } from '../../../cloud/cloud';
import type { Connection, Permission } from '../../../cloud/connection';
import type { Access } from '../../../model/backing';
import type { BucketOptions } from '../../../model/kinds/bucket';
import { blobAddress } from '../facts/blob-address';
import { BucketLifecycle } from './lifecycle';
import { BucketReplica } from './replica';
import { contextOf } from '../context-of';
import { facts } from '../facts';
import { resourceId } from '../resource-id';
import { StorageAccount } from './storage-account';
import { EncryptionKey } from '../encryption-key';

/** Azure has no role that only writes. @see https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/storage */
const roles: Readonly<Record<Access, string>> = {
  read: 'Storage Blob Data Reader',
  write: 'Storage Blob Data Contributor',
  readWrite: 'Storage Blob Data Contributor',
};

/** Private object storage: a container in an Azure storage account of its own. */
export class BlobContainer extends Construct implements Connection<'bucket'> {
  readonly outputs = {};
  readonly secrets = {};
  readonly containerId: string;

  constructor(scope: Construct, id: string, { name, native: asked, ...options }: BucketOptions & Defined) {
    super(scope, id);
    const native = facts.kinds.bucket.options.parse(asked);
    const key = native.customerManagedKey ? new EncryptionKey(this, 'Key', { name }) : undefined;
    const { location } = contextOf(this);
    const account = new StorageAccount(this, 'Account', { ...options, name, location, native, key });
    this.containerId = account.containerId;

    new BucketLifecycle(this, 'Lifecycle', { ...options, storageAccountId: account.id, native });
    const { replicaRegion: region } = options;
    // Azure copies neither what its rules delete nor the rules.
    if (region) new BucketReplica(this, 'Replica', { ...options, name, region, source: account, native, key });
  }

  permissions(access: Access): Permission[] {
    return [{ allow: [roles[access]], on: [this.containerId] }];
  }
}

/** A container that exists: `account`, `account/container` or `group/account/container`. */
export class ExistingBlobContainer extends Construct implements Connection<'bucket'> {
  readonly outputs = {};
  readonly secrets = {};
  readonly containerId: string;

  constructor(scope: Construct, id: string, { name }: Pick<Referred, 'name'>) {
    super(scope, id);
    const { group, account, container } = blobAddress(name);
    const accountId = resourceId(contextOf(this).site, 'Microsoft.Storage/storageAccounts', account, group);
    this.containerId = `${accountId}/blobServices/default/containers/${container}`;
  }

  permissions(access: Access): Permission[] {
    return [{ allow: [roles[access]], on: [this.containerId] }];
  }
}
