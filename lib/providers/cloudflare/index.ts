import type { CloudOf } from '../../cloud/cloud';
import { R2Bucket } from './bucket';
import { Cloudflare } from './context';
import { Existing } from './existing';
import type { facts } from './facts';
import { NoBundle, NoIdentity } from './identity';
import { CloudflareQueue } from './queue';
import { CloudflareWorker } from './worker';
import { wrangler } from './wrangler';

/** Cloudflare. */
export const cloudflare: CloudOf<typeof facts> = {
  Context: Cloudflare,
  Identity: NoIdentity,
  Bundle: NoBundle,
  files: wrangler,
  kinds: {
    bucket: { define: R2Bucket, refer: Existing },
    queue: { define: CloudflareQueue, refer: Existing },
    worker: { define: CloudflareWorker, refer: Existing },
  },
};
