import { DataAwsS3Bucket } from '@cdktf/provider-aws/lib/data-aws-s3-bucket';
import { S3Bucket as Resource } from '@cdktf/provider-aws/lib/s3-bucket';
import { Construct } from 'constructs';
import type { Defined, Referred } from '../../../cloud/cloud';
import type { Connection, Permission } from '../../../cloud/connection';
import type { Access } from '../../../model/backing';
import type { BucketOptions } from '../../../model/kinds/bucket';
import { BucketFeatures } from './features';
import { BucketLifecycle } from './lifecycle';
import { BucketReplica } from './replica';
import { BucketSafety } from './safety';
import { contextOf } from '../context-of';
import { facts } from '../facts';
import { keyRights } from '../key';
import { verbatim } from '../policy';

const read = ['s3:GetObject'];
const write = ['s3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'];

const onObjects: Readonly<Record<Access, readonly string[]>> = { read, write, readWrite: [...read, ...write] };

interface RightsProps {
  readonly arn: string;
  readonly access: Access;
  /** Folder that they end at. @default - the whole bucket */
  readonly prefix?: string;
  readonly keyArn?: string;
  readonly shared?: boolean;
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-policies-s3.html */
function rights(scope: Construct, { arn, access, prefix, keyArn, shared }: RightsProps): Permission[] {
  const objects = prefix ? `${verbatim(prefix)}/*` : '*';
  return [
    { allow: ['s3:GetBucketLocation'], on: [arn] },
    { allow: ['s3:ListBucket'], on: [arn], when: prefix ? { 's3:prefix': [objects] } : undefined },
    { allow: onObjects[access], on: [`${arn}/${objects}`] },
    keyRights(scope, {
      service: 's3',
      access,
      keyArn,
      shared,
      // The bucket where it has a key of its own for its objects, else the object.
      when: keyArn ? undefined : { 'kms:EncryptionContext:aws:s3:arn': [arn, `${arn}/*`] },
    }),
  ];
}

/** Private object storage on Amazon S3. */
export class S3Bucket extends Construct implements Connection<'bucket'> {
  readonly outputs = {};
  readonly secrets = {};
  readonly arn: string;

  constructor(scope: Construct, id: string, props: BucketOptions & Defined) {
    super(scope, id);
    const { name, replicaRegion, corsOrigins, corsHeaders, deletionProtection, tags } = props;
    const native = facts.kinds.bucket.options.parse(props.native);
    const { key, lifecycle } = contextOf(this);
    const bucket = new Resource(this, 'Resource', {
      bucket: name,
      forceDestroy: !deletionProtection,
      objectLockEnabled: native.objectLock ? true : undefined,
      tags: tags && { ...tags },
      lifecycle,
    });
    this.arn = bucket.arn;

    // Replicas and locks are of versions.
    const versioned = props.versioned || replicaRegion !== undefined || native.objectLock !== undefined;
    const { versioning } = new BucketSafety(this, 'Safety', { bucket, keyArn: key.arn, versioned });
    new BucketLifecycle(this, 'Lifecycle', { ...props, ...native, bucket, versioning });
    new BucketFeatures(this, 'Features', { ...native, bucket, versioning, corsOrigins, corsHeaders });
    if (replicaRegion)
      new BucketReplica(this, 'Replica', {
        bucket,
        name,
        region: replicaRegion,
        replicaClass: props.replicaClass,
        versioning,
        forceDestroy: !deletionProtection,
        ageing: { ...props, ...native },
      });
  }

  permissions(access: Access, prefix?: string): Permission[] {
    return rights(this, { arn: this.arn, access, prefix, keyArn: contextOf(this).key.arn });
  }
}

/** An Amazon S3 bucket that exists. */
export class ExistingS3Bucket extends Construct implements Connection<'bucket'> {
  readonly outputs = {};
  readonly secrets = {};
  readonly arn: string;
  private readonly shared?: boolean;

  constructor(scope: Construct, id: string, { name, shared }: Pick<Referred, 'name' | 'shared'>) {
    super(scope, id);
    this.shared = shared;
    this.arn = new DataAwsS3Bucket(this, 'Resource', { bucket: name }).arn;
  }

  permissions(access: Access, prefix?: string): Permission[] {
    return rights(this, { arn: this.arn, access, prefix, shared: this.shared });
  }
}
