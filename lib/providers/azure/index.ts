import type { CloudOf } from '../../cloud/cloud';
import { BlobContainer, ExistingBlobContainer } from './bucket/bucket';
import { ExistingManagedRedis, ManagedRedis } from './cache';
import { AksCluster, ExistingAksCluster } from './cluster/cluster';
import { Azure } from './context';
import { ExistingFlexibleServer, FlexibleServer } from './database/database';
import type { facts } from './facts';
import { WorkloadIdentity } from './identity';
import { ExistingKeyVaultKey, KeyVaultKey } from './key';
import { ExistingVirtualNetwork, VirtualNetwork } from './network/network';
import { BusQueue, ExistingBusQueue } from './queue';
import { ContainerRegistry, ExistingContainerRegistry } from './registry';
import { ExistingKeyVaultSecret, KeyVaultBundle, KeyVaultSecret } from './secret';
import { SharedResources } from './shared';
import { BusTopic, ExistingBusTopic } from './topic';

/** Microsoft Azure. */
export const azure: CloudOf<typeof facts> = {
  Context: Azure,
  Identity: WorkloadIdentity,
  Bundle: KeyVaultBundle,
  Shared: SharedResources,
  kinds: {
    network: { define: VirtualNetwork, refer: ExistingVirtualNetwork },
    cluster: { define: AksCluster, refer: ExistingAksCluster },
    database: { define: FlexibleServer, refer: ExistingFlexibleServer },
    cache: { define: ManagedRedis, refer: ExistingManagedRedis },
    queue: { define: BusQueue, refer: ExistingBusQueue },
    topic: { define: BusTopic, refer: ExistingBusTopic },
    registry: { define: ContainerRegistry, refer: ExistingContainerRegistry },
    bucket: { define: BlobContainer, refer: ExistingBlobContainer },
    secret: { define: KeyVaultSecret, refer: ExistingKeyVaultSecret },
    key: { define: KeyVaultKey, refer: ExistingKeyVaultKey },
  },
};
