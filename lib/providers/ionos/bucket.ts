import { Construct } from 'constructs';
import type { Defined } from '../../cloud/cloud';
import type { Connection } from '../../cloud/connection';
import type { BucketOptions } from '../../model/kinds/bucket';
import { contextOf } from './context-of';
import { facts } from './facts';
import { S3Bucket } from './resources/s3-bucket';
import { type LifecycleRule, S3BucketSetting } from './resources/s3-bucket-settings';

/** Private object storage in IONOS Object Storage, encrypted with IONOS's own key. */
export class ObjectStorageBucket extends Construct implements Connection<'bucket'> {
  readonly outputs = {};
  readonly secrets = {};

  constructor(scope: Construct, id: string, { name, native: asked, ...options }: BucketOptions & Defined) {
    super(scope, id);
    const native = facts.kinds.bucket.options.parse(asked);
    const { storageRegion: region, tags, lifecycle } = contextOf(this);
    const { name: bucket } = new S3Bucket(
      this,
      'Resource',
      {
        name,
        region,
        object_lock_enabled: native.objectLock || undefined,
        force_destroy: !options.deletionProtection,
        tags: { ...tags, ...options.tags },
      },
      { lifecycle: options.deletionProtection ? { preventDestroy: true } : lifecycle },
    );
    new S3BucketSetting(this, 'PublicAccessBlock', 'public_access_block', {
      bucket,
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
    new S3BucketSetting(this, 'Encryption', 'server_side_encryption_configuration', {
      bucket,
      rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' } }],
    });
    if (options.versioned || native.objectLock)
      new S3BucketSetting(this, 'Versioning', 'versioning', {
        bucket,
        versioning_configuration: { status: 'Enabled' },
      });
    new S3BucketSetting(this, 'Lifecycle', 'lifecycle_configuration', {
      bucket,
      rule: rules(options, native.abortUploadDays),
    });
    if (options.corsOrigins.length)
      new S3BucketSetting(this, 'Cors', 'cors_configuration', {
        bucket,
        cors_rule: [
          {
            allowed_methods: native.corsMethods,
            allowed_origins: [...options.corsOrigins],
            allowed_headers: [...(options.corsHeaders ?? ['*'])],
            max_age_seconds: native.corsMaxAgeSeconds,
          },
        ],
      });
  }
}

/** Days in which a deleted object can be restored, unless noncurrent versions have a retention. */
const recoveryDays = 7;

function rules(options: BucketOptions, abortUploadDays: number): LifecycleRule[] {
  const unfinished = { days_after_initiation: abortUploadDays };
  return [
    { id: 'unfinished', status: 'Enabled', prefix: '', abort_incomplete_multipart_upload: unfinished },
    ...ends('', '', options),
    ...(options.rules ?? []).flatMap(({ name, prefix, ...one }) => ends(`${name}-`, prefix, one)),
  ];
}

function ends(
  start: string,
  prefix: string,
  { retentionDays, noncurrentDays }: Pick<BucketOptions, 'retentionDays' | 'noncurrentDays'>,
): LifecycleRule[] {
  const rule = (id: string) => ({ id: `${start}${id}`, status: 'Enabled', prefix }) as const;
  // What has reached its age becomes a superseded version.
  const versionDays = noncurrentDays ?? (retentionDays && Math.min(retentionDays, recoveryDays));
  return [
    ...(retentionDays ? [{ ...rule('retention'), expiration: { days: retentionDays } }] : []),
    ...(versionDays
      ? [
          { ...rule('superseded'), noncurrent_version_expiration: { noncurrent_days: versionDays } },
          { ...rule('markers'), expiration: { expired_object_delete_marker: true as const } },
        ]
      : []),
  ];
}

/** A bucket of IONOS Object Storage that exists. */
export class ExistingObjectStorageBucket extends Construct implements Connection<'bucket'> {
  readonly outputs = {};
  readonly secrets = {};
}
