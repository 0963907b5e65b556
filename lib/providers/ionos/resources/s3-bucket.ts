import type { TerraformMetaArguments } from 'cdktf';
import type { Construct } from 'constructs';
import { IonosResource } from './resource';

/** @see https://docs.ionos.com/terraform-provider/resources/s3_bucket */
export interface S3BucketArguments {
  readonly name: string;
  /** `eu-central-3` and the like. */
  readonly region: string;
  readonly object_lock_enabled?: boolean;
  readonly force_destroy: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

/** `ionoscloud_s3_bucket`. */
export class S3Bucket extends IonosResource<S3BucketArguments> {
  constructor(scope: Construct, id: string, given: S3BucketArguments, meta: TerraformMetaArguments = {}) {
    super(scope, id, 'ionoscloud_s3_bucket', given, meta);
  }

  get name(): string {
    return this.getStringAttribute('name');
  }
}
