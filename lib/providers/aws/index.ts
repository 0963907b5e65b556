import { bundleIn } from '../../cloud/bundle';
import type { CloudOf } from '../../cloud/cloud';
import { ExistingS3Bucket, S3Bucket } from './bucket/bucket';
import { ElastiCacheReplicationGroup, ExistingElastiCacheReplicationGroup } from './cache/cache';
import { EksCluster, ExistingEksCluster } from './cluster/cluster';
import { Aws } from './context';
import { ExistingRdsDatabase, RdsDatabase } from './database/database';
import type { facts } from './facts';
import { PodIdentity } from './identity';
import { ExistingKmsKey, KmsKey } from './key';
import { ExistingVpc, Vpc } from './network/network';
import { ExistingSqsQueue, SqsQueue } from './queue';
import { EcrRegistry, ExistingEcrRegistry } from './registry';
import { ExistingSecretsManagerSecret, SecretsManagerSecret } from './secret';
import { StoredSecret } from './stored-secret';
import { ExistingSnsTopic, SnsTopic } from './topic';

/** Amazon Web Services. */
export const aws: CloudOf<typeof facts> = {
  Context: Aws,
  Identity: PodIdentity,
  Bundle: bundleIn(StoredSecret),
  kinds: {
    network: { define: Vpc, refer: ExistingVpc },
    cluster: { define: EksCluster, refer: ExistingEksCluster },
    database: { define: RdsDatabase, refer: ExistingRdsDatabase },
    cache: { define: ElastiCacheReplicationGroup, refer: ExistingElastiCacheReplicationGroup },
    bucket: { define: S3Bucket, refer: ExistingS3Bucket },
    queue: { define: SqsQueue, refer: ExistingSqsQueue },
    topic: { define: SnsTopic, refer: ExistingSnsTopic },
    secret: { define: SecretsManagerSecret, refer: ExistingSecretsManagerSecret },
    key: { define: KmsKey, refer: ExistingKmsKey },
    registry: { define: EcrRegistry, refer: ExistingEcrRegistry },
  },
};
