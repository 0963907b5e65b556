import type { R2Bucket } from '@cdktf/provider-cloudflare/lib/r2-bucket';
import { R2BucketLifecycle } from '@cdktf/provider-cloudflare/lib/r2-bucket-lifecycle';
import { Construct } from 'constructs';
import type { z } from 'zod';
import type { BucketOptions } from '../../model/kinds/bucket';
import { contextOf } from './context-of';
import type { bucket as bucketFacts } from './facts/bucket';

interface BucketLifecycleProps
  extends
    Pick<BucketOptions, 'retentionDays' | 'archiveAfterDays'>,
    Pick<z.infer<typeof bucketFacts.options>, 'jurisdiction' | 'abortUploadsAfterDays'> {
  readonly bucket: R2Bucket;
}

const after = (days: number) => ({ condition: { type: 'Age', maxAge: days * 86400 } });

/** When objects move to the cheaper class, and when they go. @see https://developers.cloudflare.com/r2/buckets/object-lifecycles/ */
export class BucketLifecycle extends Construct {
  constructor(scope: Construct, id: string, props: BucketLifecycleProps) {
    super(scope, id);
    const { bucket, jurisdiction, retentionDays, archiveAfterDays, abortUploadsAfterDays } = props;
    new R2BucketLifecycle(this, 'Resource', {
      accountId: contextOf(this).accountId,
      bucketName: bucket.name,
      jurisdiction,
      rules: [
        {
          id: 'objects',
          enabled: true,
          conditions: { prefix: '' },
          abortMultipartUploadsTransition: after(abortUploadsAfterDays),
          deleteObjectsTransition: retentionDays === undefined ? undefined : after(retentionDays),
          storageClassTransitions:
            archiveAfterDays === undefined
              ? undefined
              : [{ ...after(archiveAfterDays), storageClass: 'InfrequentAccess' }],
        },
      ],
    });
  }
}
