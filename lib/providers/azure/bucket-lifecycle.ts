import { StorageManagementPolicy } from '@cdktf/provider-azurerm/lib/storage-management-policy';
import { Construct } from 'constructs';
import type { BucketOptions } from '../../model/kinds/bucket';
import { type Native, canArchive } from './storage-account';

interface BucketLifecycleProps extends BucketOptions {
  readonly storageAccountId: string;
  readonly native: Native;
}

/** Days after which objects move to a cheaper tier, or go. */
export class BucketLifecycle extends Construct {
  constructor(scope: Construct, id: string, { storageAccountId, native, ...options }: BucketLifecycleProps) {
    super(scope, id);
    const { retentionDays, archiveAfterDays, noncurrentDays } = options;
    const baseBlob = {
      tierToCoolAfterDaysSinceModificationGreaterThan: native.coolAfterDays,
      [last(canArchive(options, native))]: archiveAfterDays,
      deleteAfterDaysSinceModificationGreaterThan: retentionDays,
    };
    const moves = Object.values(baseBlob).some((days) => days !== undefined);
    const version = noncurrentDays === undefined ? undefined : { deleteAfterDaysSinceCreation: noncurrentDays };
    if (!moves && !version) return;

    new StorageManagementPolicy(this, 'Resource', {
      storageAccountId,
      rule: [
        {
          name: 'age',
          enabled: true,
          filters: { blobTypes: ['blockBlob'] },
          actions: { baseBlob: moves ? baseBlob : undefined, version },
        },
      ],
    });
  }
}

/** Where objects that are to be archived go. */
function last(archive: boolean) {
  return archive
    ? ('tierToArchiveAfterDaysSinceModificationGreaterThan' as const)
    : ('tierToColdAfterDaysSinceModificationGreaterThan' as const);
}
