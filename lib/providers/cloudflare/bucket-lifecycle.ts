import type { R2Bucket } from '@cdktf/provider-cloudflare/lib/r2-bucket';
import { R2BucketLifecycle } from '@cdktf/provider-cloudflare/lib/r2-bucket-lifecycle';
import { Construct } from 'constructs';
import type { z } from 'zod';
import type { BucketOptions, LifecycleRule } from '../../model/kinds/bucket';
import { contextOf } from './context-of';
import type { bucket as bucketFacts } from './facts/bucket';

interface BucketLifecycleProps
  extends
    Pick<BucketOptions, 'retentionDays' | 'archiveAfterDays' | 'infrequentAfterDays' | 'rules'>,
    Pick<z.infer<typeof bucketFacts.options>, 'jurisdiction' | 'abortUploadsAfterDays'> {
  readonly bucket: R2Bucket;
}

const after = (days: number) => ({ condition: { type: 'Age', maxAge: days * 86400 } });

/** When objects move to the cheaper class, and when they go. @see https://developers.cloudflare.com/r2/buckets/object-lifecycles/ */
export class BucketLifecycle extends Construct {
  constructor(scope: Construct, id: string, props: BucketLifecycleProps) {
    super(scope, id);
    const { bucket, jurisdiction, abortUploadsAfterDays, rules = [] } = props;
    new R2BucketLifecycle(this, 'Resource', {
      accountId: contextOf(this).accountId,
      bucketName: bucket.name,
      jurisdiction,
      rules: [
        {
          ...ruleOf({ ...props, name: 'objects', prefix: '' }),
          abortMultipartUploadsTransition: after(abortUploadsAfterDays),
        },
        ...rules.map(ruleOf),
      ],
    });
  }
}

function ruleOf({ name, prefix, retentionDays, archiveAfterDays, infrequentAfterDays }: LifecycleRule) {
  // There is one class to move to.
  const moved = infrequentAfterDays ?? archiveAfterDays;
  return {
    id: name,
    enabled: true,
    conditions: { prefix },
    deleteObjectsTransition: retentionDays === undefined ? undefined : after(retentionDays),
    storageClassTransitions: moved === undefined ? undefined : [{ ...after(moved), storageClass: 'InfrequentAccess' }],
  };
}
