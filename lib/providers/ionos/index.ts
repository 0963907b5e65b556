import type { CloudOf } from '../../cloud/cloud';
import { ExistingObjectStorageBucket, ObjectStorageBucket } from './bucket';
import { ExistingManagedKubernetes, ManagedKubernetes } from './cluster';
import { Ionos } from './context';
import type { facts } from './facts';
import { NoBundle, NoIdentity } from './identity';
import { ExistingDatacenter, VirtualDatacenter } from './network';
import { ExistingPrivateRegistry, PrivateRegistry } from './registry';

/** IONOS Cloud. */
export const ionos: CloudOf<typeof facts> = {
  Context: Ionos,
  Identity: NoIdentity,
  Bundle: NoBundle,
  kinds: {
    network: { define: VirtualDatacenter, refer: ExistingDatacenter },
    cluster: { define: ManagedKubernetes, refer: ExistingManagedKubernetes },
    bucket: { define: ObjectStorageBucket, refer: ExistingObjectStorageBucket },
    registry: { define: PrivateRegistry, refer: ExistingPrivateRegistry },
  },
};
