import { noBundleIn } from '../../cloud/bundle';
import type { CloudOf } from '../../cloud/cloud';
import { NoIdentity } from '../../cloud/no-identity';
import { R2Bucket } from './bucket';
import { Cloudflare } from './context';
import { Existing } from './existing';
import type { facts } from './facts';
import { CloudflareQueue } from './queue';
import { CloudflareWorker } from './worker';
import { wrangler } from './wrangler';

/** Cloudflare. */
export const cloudflare: CloudOf<typeof facts> = {
  Context: Cloudflare,
  // A Worker reaches what it is bound to; what is put into its secrets, a cluster cannot read.
  Identity: NoIdentity,
  Bundle: noBundleIn('Cloudflare'),
  files: wrangler,
  kinds: {
    bucket: { define: R2Bucket, refer: Existing },
    queue: { define: CloudflareQueue, refer: Existing },
    worker: { define: CloudflareWorker, refer: Existing },
  },
};
