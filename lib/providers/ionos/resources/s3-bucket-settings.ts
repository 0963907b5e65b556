import type { Construct } from 'constructs';
import { IonosResource } from './resource';

/** A rule of a bucket's lifecycle. */
export interface LifecycleRule {
  readonly id: string;
  readonly status: 'Enabled' | 'Disabled';
  /** All objects where it is empty. */
  readonly prefix: string;
  readonly expiration?: { readonly days: number } | { readonly expired_object_delete_marker: true };
  readonly noncurrent_version_expiration?: { readonly noncurrent_days: number };
  readonly abort_incomplete_multipart_upload?: { readonly days_after_initiation: number };
}

/** What may be set of a bucket, each by a resource of its own. @see https://docs.ionos.com/terraform-provider/resources */
export interface BucketSettings {
  readonly versioning: { readonly versioning_configuration: { readonly status: 'Enabled' | 'Suspended' } };
  readonly lifecycle_configuration: { readonly rule: readonly LifecycleRule[] };
  readonly cors_configuration: {
    readonly cors_rule: readonly {
      readonly allowed_methods: readonly string[];
      readonly allowed_origins: readonly string[];
      readonly allowed_headers: readonly string[];
      readonly max_age_seconds: number;
    }[];
  };
  readonly public_access_block: {
    readonly block_public_acls: boolean;
    readonly block_public_policy: boolean;
    readonly ignore_public_acls: boolean;
    readonly restrict_public_buckets: boolean;
  };
  readonly server_side_encryption_configuration: {
    readonly rule: readonly {
      readonly apply_server_side_encryption_by_default: { readonly sse_algorithm: 'AES256' };
    }[];
  };
}

/** `ionoscloud_s3_bucket_versioning` and the like. */
export class S3BucketSetting<Name extends keyof BucketSettings> extends IonosResource<
  BucketSettings[Name] & { readonly bucket: string }
> {
  constructor(scope: Construct, id: string, name: Name, given: BucketSettings[Name] & { readonly bucket: string }) {
    super(scope, id, `ionoscloud_s3_bucket_${name}`, given, {});
  }
}
