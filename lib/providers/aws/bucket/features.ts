import type { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketAccelerateConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-accelerate-configuration';
import { S3BucketCorsConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-cors-configuration';
import { S3BucketLoggingA } from '@cdktf/provider-aws/lib/s3-bucket-logging';
import { S3BucketNotification } from '@cdktf/provider-aws/lib/s3-bucket-notification';
import { S3BucketObjectLockConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration';
import type { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import { Construct } from 'constructs';
import type { z } from 'zod';
import type { bucket as bucketFacts } from '../facts/bucket';

type Native = z.infer<typeof bucketFacts.options>;

interface BucketFeaturesProps extends Pick<
  Native,
  'objectLock' | 'accelerate' | 'accessLogBucket' | 'eventBridge' | 'corsMethods' | 'corsMaxAgeSeconds'
> {
  readonly bucket: S3Bucket;
  readonly versioning: S3BucketVersioningA;
  readonly corsOrigins: readonly string[];
  readonly corsHeaders?: readonly string[];
}

/** Optional features of a bucket. */
export class BucketFeatures extends Construct {
  constructor(scope: Construct, id: string, props: BucketFeaturesProps) {
    super(scope, id);
    const {
      objectLock,
      accelerate,
      accessLogBucket,
      eventBridge,
      corsMethods,
      corsOrigins,
      versioning,
      corsHeaders = ['*'],
    } = props;
    const { id: bucket, bucket: name } = props.bucket;
    if (corsOrigins.length > 0)
      new S3BucketCorsConfiguration(this, 'Cors', {
        bucket,
        corsRule: [
          {
            allowedOrigins: [...corsOrigins],
            allowedMethods: corsMethods,
            allowedHeaders: [...corsHeaders],
            maxAgeSeconds: props.corsMaxAgeSeconds,
            exposeHeaders: ['ETag'],
          },
        ],
      });
    if (objectLock)
      new S3BucketObjectLockConfigurationA(this, 'ObjectLock', {
        bucket,
        rule: { defaultRetention: objectLock },
        dependsOn: [versioning],
      });
    if (accelerate) new S3BucketAccelerateConfiguration(this, 'Acceleration', { bucket, status: 'Enabled' });
    if (accessLogBucket)
      new S3BucketLoggingA(this, 'AccessLog', { bucket, targetBucket: accessLogBucket, targetPrefix: `${name}/` });
    if (eventBridge) new S3BucketNotification(this, 'Events', { bucket, eventbridge: true });
  }
}
