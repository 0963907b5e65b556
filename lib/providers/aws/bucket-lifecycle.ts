import type { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import type { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import { Construct } from 'constructs';
import type { z } from 'zod';
import type { BucketOptions } from '../../model/kinds/bucket';
import type { bucket as bucketFacts } from './facts/bucket';

type Native = z.infer<typeof bucketFacts.options>;

interface BucketLifecycleProps
  extends
    Pick<BucketOptions, 'retentionDays' | 'archiveAfterDays' | 'noncurrentDays'>,
    Pick<Native, 'archiveClass' | 'infrequentAfterDays' | 'intelligentTiering' | 'abortUploadsAfterDays'> {
  readonly bucket: S3Bucket;
  readonly versioning: S3BucketVersioningA;
}

/** When objects move to cheaper classes, and when they go. */
export class BucketLifecycle extends Construct {
  constructor(scope: Construct, id: string, props: BucketLifecycleProps) {
    super(scope, id);
    const { retentionDays, noncurrentDays, abortUploadsAfterDays } = props;
    const transition = transitions(props);
    const current = retentionDays === undefined ? undefined : [{ days: retentionDays }];
    new S3BucketLifecycleConfiguration(this, 'Resource', {
      bucket: props.bucket.id,
      rule: [
        {
          id: 'objects',
          status: 'Enabled',
          filter: [{ prefix: '' }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: abortUploadsAfterDays }],
          ...(transition.length > 0 && { transition }),
          ...(current && { expiration: current }),
          ...(noncurrentDays !== undefined && {
            noncurrentVersionExpiration: [{ noncurrentDays }],
            // A deleted object's mark goes with its last version.
            expiration: current ?? [{ expiredObjectDeleteMarker: true }],
          }),
        },
      ],
      dependsOn: [props.versioning],
    });
  }
}

function transitions({
  intelligentTiering,
  infrequentAfterDays,
  archiveAfterDays,
  archiveClass,
}: BucketLifecycleProps) {
  const moves = [
    { days: intelligentTiering ? 0 : undefined, storageClass: 'INTELLIGENT_TIERING' },
    { days: infrequentAfterDays, storageClass: 'STANDARD_IA' },
    { days: archiveAfterDays, storageClass: archiveClass },
  ];
  return moves.flatMap(({ days, storageClass }) => (days === undefined ? [] : [{ days, storageClass }]));
}
