import { noBundleIn } from '../../cloud/bundle';
import type { CloudOf } from '../../cloud/cloud';
import { NoIdentity } from '../../cloud/no-identity';
import { VersityBucket } from './bucket';
import { RedisCache } from './cache';
import { Local } from './context';
import { DatabaseServer } from './database';
import { Existing } from './existing';
import type { facts } from './facts';
import { RabbitQueue } from './queue';
import { ClusterSecret } from './secret';
import { RabbitTopic } from './topic';

/** The cluster itself, for development without an account. */
export const local: CloudOf<typeof facts> = {
  Context: Local,
  // Inside a cluster, access is by NetworkPolicies and Secrets, and secrets are generated there.
  Identity: NoIdentity,
  Bundle: noBundleIn('local'),
  kinds: {
    database: { define: DatabaseServer, refer: Existing },
    cache: { define: RedisCache, refer: Existing },
    bucket: { define: VersityBucket, refer: Existing },
    queue: { define: RabbitQueue, refer: Existing },
    topic: { define: RabbitTopic, refer: Existing },
    secret: { define: ClusterSecret, refer: Existing },
  },
};
