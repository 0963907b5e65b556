import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import {
  S3BucketLifecycleConfiguration,
  type S3BucketLifecycleConfigurationRule,
} from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import type { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import { Construct } from 'constructs';
import type { z } from 'zod';
import type { BucketOptions, LifecycleRule } from '../../../model/kinds/bucket';
import { type bucket as bucketFacts, colderClasses } from '../facts/bucket';

type Native = z.infer<typeof bucketFacts.options>;

/** What becomes of objects with age. */
export interface Ageing
  extends
    Pick<BucketOptions, 'retentionDays' | 'archiveAfterDays' | 'noncurrentDays' | 'maxVersions' | 'rules'>,
    Pick<Native, 'archiveClass' | 'infrequentAfterDays' | 'intelligentTiering' | 'abortUploadsAfterDays'> {}

interface BucketLifecycleProps extends Ageing {
  readonly bucket: S3Bucket;
  readonly versioning: S3BucketVersioningA;
  /** @default - that of the stack's region */
  readonly provider?: AwsProvider;
}

/** Days in which a deleted object can be restored, unless noncurrent versions have a retention: the default of other clouds. */
const recoveryDays = 7;

/** When objects move to cheaper classes, and when they go, with their versions. */
export class BucketLifecycle extends Construct {
  constructor(scope: Construct, id: string, props: BucketLifecycleProps) {
    super(scope, id);
    const { archiveClass, rules = [] } = props;
    const all = { ...props, name: 'objects', prefix: '' };
    const some = rules.map((one) => ({
      ...one,
      archiveClass: one.archiveClass ? colderClasses[one.archiveClass] : archiveClass,
    }));
    new S3BucketLifecycleConfiguration(this, 'Resource', {
      bucket: props.bucket.id,
      rule: [...[all, ...some].map(ruleOf), ...leftOvers(all, some)],
      dependsOn: [props.versioning],
      provider: props.provider,
    });
  }
}

interface Rule extends Omit<LifecycleRule, 'archiveClass'>, Partial<Pick<Native, 'intelligentTiering'>> {
  readonly archiveClass: Native['archiveClass'];
  readonly abortUploadsAfterDays?: number;
  readonly maxVersions?: number;
}

/** S3 makes a superseded version of what has reached its age, so that nothing is deleted until that goes too. */
function versionDays({ noncurrentDays, retentionDays }: Pick<Rule, 'noncurrentDays' | 'retentionDays'>) {
  return noncurrentDays ?? (retentionDays === undefined ? undefined : Math.min(retentionDays, recoveryDays));
}

// Versions that are too many go the day after they were superseded.
const tooMany = (newerNoncurrentVersions: number) => [{ noncurrentDays: 1, newerNoncurrentVersions }];

function ruleOf(rule: Rule): S3BucketLifecycleConfigurationRule {
  const { name, prefix, retentionDays, maxVersions, abortUploadsAfterDays } = rule;
  const noncurrentDays = versionDays(rule);
  const transition = transitions(rule);
  const current = retentionDays === undefined ? undefined : [{ days: retentionDays }];
  const noncurrent = noncurrentDays === undefined ? maxVersions && tooMany(maxVersions) : [{ noncurrentDays }];
  return {
    id: name,
    status: 'Enabled',
    filter: [{ prefix }],
    ...(abortUploadsAfterDays !== undefined && {
      abortIncompleteMultipartUpload: [{ daysAfterInitiation: abortUploadsAfterDays }],
    }),
    ...(transition.length > 0 && { transition }),
    ...(noncurrent && {
      noncurrentVersionExpiration: noncurrent,
      // A deleted object's mark goes with its last version.
      expiration: current ?? [{ expiredObjectDeleteMarker: true }],
    }),
  };
}

/** What S3 takes in no rule beside others: the marks of objects that have reached their age, and a number of versions beside an age. */
function leftOvers(all: Rule, some: readonly Rule[]): S3BucketLifecycleConfigurationRule[] {
  const rule = (id: string) => ({ id, status: 'Enabled', filter: [{ prefix: '' }] });
  const ages = [all, ...some].some(({ retentionDays }) => retentionDays !== undefined);
  const { maxVersions } = all;
  return [
    ...(maxVersions !== undefined && versionDays(all) !== undefined
      ? [{ ...rule('versions'), noncurrentVersionExpiration: tooMany(maxVersions) }]
      : []),
    ...(ages ? [{ ...rule('markers'), expiration: [{ expiredObjectDeleteMarker: true }] }] : []),
  ];
}

function transitions({ intelligentTiering, infrequentAfterDays, archiveAfterDays, archiveClass }: Rule) {
  const moves = [
    { days: intelligentTiering ? 0 : undefined, storageClass: 'INTELLIGENT_TIERING' },
    { days: infrequentAfterDays, storageClass: 'STANDARD_IA' },
    { days: archiveAfterDays, storageClass: archiveClass },
  ];
  return moves.flatMap(({ days, storageClass }) => (days === undefined ? [] : [{ days, storageClass }]));
}
