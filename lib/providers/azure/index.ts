import type { CloudOf } from '../../cloud/cloud';
import { BlobContainer, ExistingBlobContainer } from './bucket';
import { Azure } from './context';
import type { facts } from './facts';
import { WorkloadIdentity } from './identity';
import { ExistingKeyVaultKey, KeyVaultKey } from './key';
import { ExistingKeyVaultSecret, KeyVaultBundle, KeyVaultSecret } from './secret';
import { SharedResources } from './shared';

/** Microsoft Azure. */
export const azure: CloudOf<typeof facts> = {
  Context: Azure,
  Identity: WorkloadIdentity,
  Bundle: KeyVaultBundle,
  Shared: SharedResources,
  kinds: {
    bucket: { define: BlobContainer, refer: ExistingBlobContainer },
    secret: { define: KeyVaultSecret, refer: ExistingKeyVaultSecret },
    key: { define: KeyVaultKey, refer: ExistingKeyVaultKey },
  },
};
