import { R2Bucket as Resource } from '@cdktf/provider-cloudflare/lib/r2-bucket';
import { R2BucketCors } from '@cdktf/provider-cloudflare/lib/r2-bucket-cors';
import { Construct } from 'constructs';
import type { Defined } from '../../cloud/cloud';
import type { Connection } from '../../cloud/connection';
import type { BucketOptions } from '../../model/kinds/bucket';
import { BucketLifecycle } from './bucket-lifecycle';
import { contextOf } from './context-of';
import { facts } from './facts';

/** Private object storage: a bucket of Cloudflare R2. */
export class R2Bucket extends Construct implements Connection<'bucket'> {
  readonly outputs = {};
  readonly secrets = {};

  constructor(scope: Construct, id: string, { name, native: asked, ...options }: BucketOptions & Defined) {
    super(scope, id);
    const { accountId, lifecycle } = contextOf(this);
    const native = facts.kinds.bucket.options.parse(asked);
    const { location, jurisdiction, storageClass, corsMethods, corsMaxAgeSeconds } = native;
    const { corsOrigins, corsHeaders = ['*'], deletionProtection } = options;
    const bucket = new Resource(this, 'Resource', {
      accountId,
      name,
      location,
      jurisdiction,
      storageClass,
      lifecycle: deletionProtection ? { preventDestroy: true } : lifecycle,
    });
    new BucketLifecycle(this, 'Lifecycle', { ...options, ...native, bucket });
    if (corsOrigins.length === 0) return;
    new R2BucketCors(this, 'Cors', {
      accountId,
      bucketName: bucket.name,
      jurisdiction,
      rules: [
        {
          allowed: { origins: [...corsOrigins], methods: corsMethods, headers: [...corsHeaders] },
          maxAgeSeconds: corsMaxAgeSeconds,
        },
      ],
    });
  }
}
