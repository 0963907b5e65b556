import type { Facts } from '../../model/facts';
import { bucket } from './facts/bucket';
import { firstDeploy } from './facts/first-deploy';
import { queue } from './facts/queue';
import { worker } from './facts/worker';

const name = { max: 63, separator: '-' } as const;

/** Cloudflare: code at the edge, and what it is bound to. */
export const facts = {
  layer: 'terraform',
  /** @see https://developers.cloudflare.com/fundamentals/account/find-account-and-zone-ids/ */
  account: { form: /^[0-9a-f]{32}$/, what: 'an account of Cloudflare by its 32 hexadecimal digits' },
  kinds: {
    network: { unavailable: 'Cloudflare has no virtual machines, and so no network' },
    cluster: { unavailable: 'Cloudflare runs no Kubernetes; name the cluster of another cloud' },
    database: { unavailable: 'Cloudflare has only D1, without the protocol of PostgreSQL or MySQL' },
    cache: { unavailable: 'Cloudflare has no Redis; a Worker keeps small values in a KV namespace' },
    topic: { unavailable: 'Cloudflare’s queues have one reader each, and there are no topics' },
    secret: { unavailable: 'a Worker’s secrets are set by wrangler, and cannot be read' },
    key: { unavailable: 'R2 encrypts with its own keys, and has no customer-managed ones' },
    registry: { unavailable: 'Cloudflare’s registry serves its own containers only' },
    bucket,
    queue,
    worker,
  },
  /** A Worker reaches what it is bound to; nothing hands a pod credentials. */
  identity: { name, podLabels: {}, values: {}, trusts: [] },
  bundle: { name },
  shared: { name },
  /** R2 speaks it. @see https://developers.cloudflare.com/r2/api/s3/api/ */
  backend: 's3',
  firstDeploy,
  stateEndpoint: ({ account }) => `https://${account}.r2.cloudflarestorage.com`,
  storageClasses: { standard: 'standard', fast: 'standard', shared: 'standard' },
} as const satisfies Facts;
