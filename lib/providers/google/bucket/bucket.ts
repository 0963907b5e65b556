import { StorageBucket } from '@cdktf/provider-google/lib/storage-bucket';
import { Construct } from 'constructs';
import type { Defined } from '../../../cloud/cloud';
import type { Connection, Permission } from '../../../cloud/connection';
import type { Access } from '../../../model/backing';
import type { BucketOptions } from '../../../model/kinds/bucket';
import { lifecycleRules } from './lifecycle';
import { bucketLocation } from './location';
import { contextOf } from '../context-of';
import { existingBy } from '../existing';
import { facts } from '../facts';
import { labels } from '../labels';
import { target } from '../targets';

/** Finding the bucket, and what it takes for its objects. @see https://cloud.google.com/storage/docs/access-control/iam-roles */
const roles: Readonly<Record<Access, readonly string[]>> = {
  read: ['roles/storage.legacyBucketReader', 'roles/storage.objectViewer'],
  // A writer cannot read; no newer role can write and delete without this one.
  write: ['roles/storage.legacyBucketWriter'],
  readWrite: ['roles/storage.legacyBucketReader', 'roles/storage.objectUser'],
};

const day = 86400;

/** Private object storage on Cloud Storage. */
export class GcsBucket extends Construct implements Connection<'bucket'> {
  readonly outputs = {};
  readonly secrets = {};
  readonly name: string;

  constructor(scope: Construct, id: string, props: BucketOptions & Defined) {
    super(scope, id);
    const { name, replicaRegion, corsOrigins, deletionProtection } = props;
    const native = facts.kinds.bucket.options.parse(props.native);
    const context = contextOf(this);
    const { location, dataLocations, keyLocation } = bucketLocation(
      context.site.region,
      replicaRegion,
      native.location,
    );
    const key = context.keyIn(keyLocation);
    const { lockDays, accessLogBucket } = native;
    const bucket = new StorageBucket(this, 'Resource', {
      name,
      location,
      customPlacementConfig: dataLocations && { dataLocations },
      rpo: native.turboReplication ? 'ASYNC_TURBO' : undefined,
      storageClass: native.storageClass,
      autoclass: native.autoclass ? { enabled: true, terminalStorageClass: native.archiveClass } : undefined,
      labels: props.tags && labels(props.tags),
      uniformBucketLevelAccess: true,
      publicAccessPrevention: 'enforced',
      encryption: { defaultKmsKeyName: key.id },
      versioning: { enabled: props.versioned },
      softDeletePolicy: { retentionDurationSeconds: native.softDeleteDays * day },
      retentionPolicy: lockDays ? { retentionPeriod: lockDays * day, isLocked: native.lockForever } : undefined,
      lifecycleRule: lifecycleRules({ ...props, ...native }),
      logging: accessLogBucket ? { logBucket: accessLogBucket, logObjectPrefix: name } : undefined,
      cors:
        corsOrigins.length > 0
          ? [
              {
                origin: [...corsOrigins],
                method: native.corsMethods,
                responseHeader: [...(props.corsHeaders ?? ['*'])],
                maxAgeSeconds: native.corsMaxAgeSeconds,
              },
            ]
          : undefined,
      forceDestroy: !deletionProtection,
      lifecycle: context.lifecycle,
      dependsOn: [key.admit('storage')],
    });
    this.name = bucket.name;
  }

  permissions(access: Access): Permission[] {
    return [{ allow: roles[access], on: [target.bucket(this.name)] }];
  }
}

/** A bucket of Cloud Storage that exists. */
export const ExistingGcsBucket = existingBy((_, name, access) => [{ allow: roles[access], on: [target.bucket(name)] }]);
