import type { CloudOf } from '../../cloud/cloud';
import { ExistingS3Bucket, S3Bucket } from './bucket';
import { SecretsManagerBundle } from './bundle';
import { ElastiCacheReplicationGroup, ExistingElastiCacheReplicationGroup } from './cache';
import { EksCluster, ExistingEksCluster } from './cluster';
import { Aws } from './context';
import { ExistingRdsDatabase, RdsDatabase } from './database';
import type { facts } from './facts';
import { PodIdentity } from './identity';
import { ExistingKmsKey, KmsKey } from './key';
import { ExistingVpc, Vpc } from './network';
import { ExistingSqsQueue, SqsQueue } from './queue';
import { EcrRegistry, ExistingEcrRegistry } from './registry';
import { ExistingSecretsManagerSecret, SecretsManagerSecret } from './secret';
import { ExistingSnsTopic, SnsTopic } from './topic';

/** Amazon Web Services. */
export const aws: CloudOf<typeof facts> = {
  Context: Aws,
  Identity: PodIdentity,
  Bundle: SecretsManagerBundle,
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
