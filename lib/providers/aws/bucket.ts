import { DataAwsS3Bucket } from '@cdktf/provider-aws/lib/data-aws-s3-bucket';
import { S3Bucket as Resource } from '@cdktf/provider-aws/lib/s3-bucket';
import { Construct } from 'constructs';
import type { Defined, Referred } from '../../cloud/cloud';
import type { Connection, Permission } from '../../cloud/connection';
import type { Access } from '../../model/backing';
import type { BucketOptions } from '../../model/kinds/bucket';
import { BucketFeatures } from './bucket-features';
import { BucketLifecycle } from './bucket-lifecycle';
import { BucketReplica } from './bucket-replica';
import { BucketSafety } from './bucket-safety';
import { contextOf } from './context-of';
import { facts } from './facts';
import { keyRights } from './key';

const read = ['s3:GetObject'];
const write = ['s3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'];

const onObjects: Readonly<Record<Access, readonly string[]>> = { read, write, readWrite: [...read, ...write] };

function rights(scope: Construct, arn: string, access: Access, keyArn?: string): Permission[] {
  return [
    { allow: ['s3:ListBucket', 's3:GetBucketLocation'], on: [arn] },
    { allow: onObjects[access], on: [`${arn}/*`] },
    keyRights(scope, 's3', access, keyArn),
  ];
}

/** Private object storage on Amazon S3. */
export class S3Bucket extends Construct implements Connection<'bucket'> {
  readonly outputs = {};
  readonly secrets = {};
  readonly arn: string;

  constructor(scope: Construct, id: string, props: BucketOptions & Defined) {
    super(scope, id);
    const { name, replicaRegion, corsOrigins, deletionProtection } = props;
    const native = facts.kinds.bucket.options.parse(props.native);
    const { key, lifecycle } = contextOf(this);
    const bucket = new Resource(this, 'Resource', {
      bucket: name,
      forceDestroy: !deletionProtection,
      objectLockEnabled: native.objectLock ? true : undefined,
      lifecycle,
    });
    this.arn = bucket.arn;

    // Replicas and locks are of versions.
    const versioned = props.versioned || replicaRegion !== undefined || native.objectLock !== undefined;
    const { versioning } = new BucketSafety(this, 'Safety', { bucket, keyArn: key.arn, versioned });
    new BucketLifecycle(this, 'Lifecycle', { ...props, ...native, bucket, versioning });
    new BucketFeatures(this, 'Features', { ...native, bucket, versioning, corsOrigins });
    if (replicaRegion)
      new BucketReplica(this, 'Replica', {
        bucket,
        name,
        region: replicaRegion,
        versioning,
        forceDestroy: !deletionProtection,
      });
  }

  permissions(access: Access): Permission[] {
    return rights(this, this.arn, access, contextOf(this).key.arn);
  }
}

/** An Amazon S3 bucket that exists. */
export class ExistingS3Bucket extends Construct implements Connection<'bucket'> {
  readonly outputs = {};
  readonly secrets = {};
  readonly arn: string;

  constructor(scope: Construct, id: string, { name }: Pick<Referred, 'name'>) {
    super(scope, id);
    this.arn = new DataAwsS3Bucket(this, 'Resource', { bucket: name }).arn;
  }

  permissions(access: Access): Permission[] {
    return rights(this, this.arn, access);
  }
}
