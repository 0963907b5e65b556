import type { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import {
  S3BucketLifecycleConfiguration,
  type S3BucketLifecycleConfigurationRule,
} from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import type { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import { Construct } from 'constructs';
import type { z } from 'zod';
import type { BucketOptions, LifecycleRule } from '../../model/kinds/bucket';
import { type bucket as bucketFacts, colderClasses } from './facts/bucket';

type Native = z.infer<typeof bucketFacts.options>;

interface BucketLifecycleProps
  extends
    Pick<BucketOptions, 'retentionDays' | 'archiveAfterDays' | 'noncurrentDays' | 'maxVersions' | 'rules'>,
    Pick<Native, 'archiveClass' | 'infrequentAfterDays' | 'intelligentTiering' | 'abortUploadsAfterDays'> {
  readonly bucket: S3Bucket;
  readonly versioning: S3BucketVersioningA;
}

/** When objects move to cheaper classes, and when they go. */
export class BucketLifecycle extends Construct {
  constructor(scope: Construct, id: string, props: BucketLifecycleProps) {
    super(scope, id);
    const { archiveClass, rules = [] } = props;
    const all = [{ ...props, name: 'objects', prefix: '' }];
    const some = rules.map((one) => ({
      ...one,
      archiveClass: one.archiveClass ? colderClasses[one.archiveClass] : archiveClass,
    }));
    new S3BucketLifecycleConfiguration(this, 'Resource', {
      bucket: props.bucket.id,
      rule: [...all, ...some].map(ruleOf),
      dependsOn: [props.versioning],
    });
  }
}

interface Rule extends Omit<LifecycleRule, 'archiveClass'>, Partial<Pick<Native, 'intelligentTiering'>> {
  readonly archiveClass: Native['archiveClass'];
  readonly abortUploadsAfterDays?: number;
  readonly maxVersions?: number;
}

function ruleOf(rule: Rule): S3BucketLifecycleConfigurationRule {
  const { name, prefix, retentionDays, maxVersions, abortUploadsAfterDays } = rule;
  // Versions that are too many go the day after they were superseded.
  const noncurrentDays = rule.noncurrentDays ?? (maxVersions === undefined ? undefined : 1);
  const transition = transitions(rule);
  const current = retentionDays === undefined ? undefined : [{ days: retentionDays }];
  return {
    id: name,
    status: 'Enabled',
    filter: [{ prefix }],
    ...(abortUploadsAfterDays !== undefined && {
      abortIncompleteMultipartUpload: [{ daysAfterInitiation: abortUploadsAfterDays }],
    }),
    ...(transition.length > 0 && { transition }),
    ...(current && { expiration: current }),
    ...(noncurrentDays !== undefined && {
      noncurrentVersionExpiration: [{ noncurrentDays, newerNoncurrentVersions: maxVersions }],
      // A deleted object's mark goes with its last version.
      expiration: current ?? [{ expiredObjectDeleteMarker: true }],
    }),
  };
}

function transitions({ intelligentTiering, infrequentAfterDays, archiveAfterDays, archiveClass }: Rule) {
  const moves = [
    { days: intelligentTiering ? 0 : undefined, storageClass: 'INTELLIGENT_TIERING' },
    { days: infrequentAfterDays, storageClass: 'STANDARD_IA' },
    { days: archiveAfterDays, storageClass: archiveClass },
  ];
  return moves.flatMap(({ days, storageClass }) => (days === undefined ? [] : [{ days, storageClass }]));
}
