import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import { Construct } from 'constructs';
import { policy, tlsOnly } from '../policy';

interface BucketSafetyProps {
  readonly bucket: S3Bucket;
  readonly keyArn: string;
  readonly versioned: boolean;
  /** @default - that of the stack's region */
  readonly provider?: AwsProvider;
}

/** What keeps a bucket private, encrypted and reached by TLS only. */
export class BucketSafety extends Construct {
  readonly versioning: S3BucketVersioningA;

  constructor(
    scope: Construct,
    id: string,
    { bucket: { id: bucket, arn }, keyArn, versioned, provider }: BucketSafetyProps,
  ) {
    super(scope, id);
    const closed = new S3BucketPublicAccessBlock(this, 'PublicAccess', {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
      provider,
    });
    new S3BucketOwnershipControls(this, 'Ownership', {
      bucket,
      rule: { objectOwnership: 'BucketOwnerEnforced' },
      provider,
    });
    new S3BucketServerSideEncryptionConfigurationA(this, 'Encryption', {
      bucket,
      rule: [
        {
          applyServerSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: keyArn },
          bucketKeyEnabled: true,
        },
      ],
      provider,
    });
    this.versioning = new S3BucketVersioningA(this, 'Versioning', {
      bucket,
      versioningConfiguration: { status: versioned ? 'Enabled' : 'Suspended' },
      provider,
    });
    new S3BucketPolicy(this, 'Policy', {
      bucket,
      policy: policy(this, 'PolicyDocument', [tlsOnly('s3:*', [arn, `${arn}/*`])]),
      // S3 refuses concurrent changes of a bucket's access settings.
      dependsOn: [closed],
      provider,
    });
  }
}
