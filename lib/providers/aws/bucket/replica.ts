import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketReplicationConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-replication-configuration';
import type { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import { Construct } from 'constructs';
import type { ColderClass } from '../../../model/kinds/bucket';
import { colderClasses } from '../facts/bucket';
import { BucketLifecycle, type Ageing } from './lifecycle';
import { BucketSafety } from './safety';
import { contextOf } from '../context-of';
import { Role } from '../role';

interface BucketReplicaProps {
  readonly bucket: S3Bucket;
  readonly name: string;
  readonly region: string;
  /** @default - that of each object */
  readonly replicaClass?: ColderClass;
  readonly versioning: S3BucketVersioningA;
  readonly forceDestroy: boolean;
  readonly ageing: Ageing;
}

/** A copy of a bucket in another region. */
export class BucketReplica extends Construct {
  constructor(scope: Construct, id: string, props: BucketReplicaProps) {
    super(scope, id);
    const { bucket, name, region, replicaClass, versioning, forceDestroy, ageing } = props;
    const context = contextOf(this);
    const provider = context.providerIn(region);
    const keyArn = context.keyIn(region).arn;
    const replica = new S3Bucket(this, 'Resource', {
      bucket: `${name}-replica`,
      forceDestroy,
      lifecycle: context.lifecycle,
      provider,
    });
    const safety = new BucketSafety(this, 'Safety', { bucket: replica, keyArn, versioned: true, provider });
    // S3 copies neither what its rules delete nor the rules.
    new BucketLifecycle(this, 'Lifecycle', {
      ...(replicaClass ? endsOf(ageing) : ageing),
      bucket: replica,
      versioning: safety.versioning,
      provider,
    });
    const role = new Role(this, 'Role', {
      name: `${name}-replica`,
      service: 's3.amazonaws.com',
      permissions: rights({ source: bucket.arn, sourceKey: context.key.arn, target: replica.arn, targetKey: keyArn }),
    });
    const status = 'Enabled';
    new S3BucketReplicationConfigurationA(this, 'Replication', {
      bucket: bucket.id,
      role: role.arn,
      rule: [
        {
          id: 'all',
          status,
          filter: { prefix: '' },
          deleteMarkerReplication: { status },
          sourceSelectionCriteria: { sseKmsEncryptedObjects: { status } },
          destination: {
            bucket: replica.arn,
            storageClass: replicaClass && colderClasses[replicaClass],
            encryptionConfiguration: { replicaKmsKeyId: keyArn },
          },
        },
      ],
      dependsOn: [versioning, safety.versioning, ...role.rights],
    });
  }
}

/** Ageing without moves: what lies in the class of the replica stays there. */
function endsOf({ rules = [], ...all }: Ageing): Ageing {
  const stay = { archiveAfterDays: undefined, infrequentAfterDays: undefined };
  return { ...all, ...stay, intelligentTiering: false, rules: rules.map((one) => ({ ...one, ...stay })) };
}

interface Ends {
  readonly source: string;
  readonly sourceKey: string;
  readonly target: string;
  readonly targetKey: string;
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html */
function rights({ source, sourceKey, target, targetKey }: Ends) {
  return [
    { allow: ['s3:GetReplicationConfiguration', 's3:ListBucket'], on: [source] },
    {
      allow: ['s3:GetObjectVersionForReplication', 's3:GetObjectVersionAcl', 's3:GetObjectVersionTagging'],
      on: [`${source}/*`],
    },
    { allow: ['s3:ReplicateObject', 's3:ReplicateDelete', 's3:ReplicateTags'], on: [`${target}/*`] },
    { allow: ['kms:Decrypt'], on: [sourceKey] },
    { allow: ['kms:Encrypt'], on: [targetKey] },
  ];
}
