import { bundleIn } from '../../cloud/bundle';
import type { CloudOf } from '../../cloud/cloud';
import { ExistingGcsBucket, GcsBucket } from './bucket/bucket';
import { ExistingMemorystoreValkey, MemorystoreValkey } from './cache';
import { ExistingGkeCluster, GkeCluster } from './cluster/cluster';
import { Google } from './context';
import { CloudSqlDatabase, ExistingCloudSqlDatabase } from './database';
import type { facts } from './facts';
import { WorkloadIdentity } from './identity';
import { ExistingKmsKey, KmsKey } from './key';
import { ExistingVpcNetwork, VpcNetwork } from './network/network';
import { ExistingPubsubQueue, PubsubQueue } from './queue';
import { ArtifactRegistry, ExistingArtifactRegistry } from './registry';
import { ExistingSecretManagerSecret, SecretManagerSecret } from './secret';
import { StoredSecret } from './stored-secret';
import { ExistingPubsubTopic, PubsubTopic } from './topic';

/** Google Cloud. */
export const google: CloudOf<typeof facts> = {
  Context: Google,
  Identity: WorkloadIdentity,
  Bundle: bundleIn(StoredSecret),
  kinds: {
    network: { define: VpcNetwork, refer: ExistingVpcNetwork },
    cluster: { define: GkeCluster, refer: ExistingGkeCluster },
    database: { define: CloudSqlDatabase, refer: ExistingCloudSqlDatabase },
    cache: { define: MemorystoreValkey, refer: ExistingMemorystoreValkey },
    bucket: { define: GcsBucket, refer: ExistingGcsBucket },
    queue: { define: PubsubQueue, refer: ExistingPubsubQueue },
    topic: { define: PubsubTopic, refer: ExistingPubsubTopic },
    secret: { define: SecretManagerSecret, refer: ExistingSecretManagerSecret },
    key: { define: KmsKey, refer: ExistingKmsKey },
    registry: { define: ArtifactRegistry, refer: ExistingArtifactRegistry },
  },
};
