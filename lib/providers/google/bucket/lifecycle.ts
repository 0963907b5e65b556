import type { StorageBucketLifecycleRule } from '@cdktf/provider-google/lib/storage-bucket';
import type { z } from 'zod';
import type { BucketOptions, LifecycleRule } from '../../../model/kinds/bucket';
import { type bucket, colderClasses } from '../facts/bucket';

type Native = z.infer<typeof bucket.options>;
type Asked = Pick<BucketOptions, 'retentionDays' | 'archiveAfterDays' | 'noncurrentDays' | 'maxVersions' | 'rules'> &
  Pick<Native, 'archiveClass' | 'nearlineAfterDays'> &
  Partial<Pick<Native, 'coldlineAfterDays' | 'abortUploadsAfterDays'>>;

/** When objects move to colder classes, and when they go. @see https://cloud.google.com/storage/docs/lifecycle */
export function lifecycleRules(asked: Asked): StorageBucketLifecycleRule[] {
  const moves = [
    { age: asked.nearlineAfterDays, storageClass: 'NEARLINE' },
    { age: asked.coldlineAfterDays, storageClass: 'COLDLINE' },
    { age: asked.archiveAfterDays, storageClass: asked.archiveClass },
  ].map(({ age, storageClass }) => ({
    action: { type: 'SetStorageClass', storageClass },
    condition: { age, withState: 'LIVE' },
  }));
  // What has reached its age is superseded first where versions are kept, and goes by the same rule the day after.
  const withState = asked.noncurrentDays === undefined ? 'ANY' : 'LIVE';
  const ends = [
    { action: { type: 'Delete' }, condition: { age: asked.retentionDays, withState } },
    { action: { type: 'AbortIncompleteMultipartUpload' }, condition: { age: asked.abortUploadsAfterDays } },
  ];
  const superseded =
    asked.noncurrentDays === undefined
      ? []
      : [{ action: { type: 'Delete' }, condition: { daysSinceNoncurrentTime: asked.noncurrentDays } }];
  const tooMany =
    asked.maxVersions === undefined
      ? []
      : [{ action: { type: 'Delete' }, condition: { numNewerVersions: asked.maxVersions, withState: 'ARCHIVED' } }];
  return [
    ...[...moves, ...ends].filter(({ condition }) => condition.age !== undefined),
    ...superseded,
    ...tooMany,
    ...(asked.rules ?? []).flatMap((one) => ofPrefix(one, asked.archiveClass)),
  ];
}

/** The same for objects whose names begin alike. */
function ofPrefix(rule: LifecycleRule, ofAll: Native['archiveClass']): StorageBucketLifecycleRule[] {
  const archiveClass = rule.archiveClass ? colderClasses[rule.archiveClass] : ofAll;
  return lifecycleRules({ ...rule, archiveClass, nearlineAfterDays: rule.infrequentAfterDays }).map((one) => ({
    ...one,
    condition: { ...one.condition, ...(rule.prefix && { matchesPrefix: [rule.prefix] }) },
  }));
}
