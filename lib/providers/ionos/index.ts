import { noBundleIn } from '../../cloud/bundle';
import type { CloudOf } from '../../cloud/cloud';
import { NoIdentity } from '../../cloud/no-identity';
import { ExistingObjectStorageBucket, ObjectStorageBucket } from './bucket';
import { ExistingManagedKubernetes, ManagedKubernetes } from './cluster';
import { Ionos } from './context';
import type { facts } from './facts';
import { ExistingDatacenter, VirtualDatacenter } from './network';
import { ExistingPrivateRegistry, PrivateRegistry } from './registry';

/** IONOS Cloud. */
export const ionos: CloudOf<typeof facts> = {
  Context: Ionos,
  // IONOS gives pods no identity, and has no secret store that Terraform could write to.
  Identity: NoIdentity,
  Bundle: noBundleIn('ionos'),
  kinds: {
    network: { define: VirtualDatacenter, refer: ExistingDatacenter },
    cluster: { define: ManagedKubernetes, refer: ExistingManagedKubernetes },
    bucket: { define: ObjectStorageBucket, refer: ExistingObjectStorageBucket },
    registry: { define: PrivateRegistry, refer: ExistingPrivateRegistry },
  },
};
