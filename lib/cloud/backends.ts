import { AzurermBackend, GcsBackend, LocalBackend, S3Backend, type TerraformStack } from 'cdktf';
import type { State } from '../model/environment';

/** What is Amazon's alone, and no other store that speaks S3 has. @see https://developer.hashicorp.com/terraform/language/backend/s3 */
const elsewhere = {
  skipCredentialsValidation: true,
  skipMetadataApiCheck: true,
  skipRegionValidation: true,
  skipRequestingAccountId: true,
  skipS3Checksum: true,
  usePathStyle: true,
};

/** How each Terraform backend keeps the state of one stack. */
export const backends: Readonly<Record<string, (stack: TerraformStack, state: State) => void>> = {
  s3(stack, { store, region, endpoint }) {
    // Without `encrypt`, which would put Amazon's own key in the place of the bucket's.
    const own = endpoint === undefined ? {} : elsewhere;
    const backend = new S3Backend(stack, { bucket: store, key: `${stack.node.id}.tfstate`, region, ...own });
    if (endpoint !== undefined) backend.addOverride('endpoints', { s3: endpoint });
    backend.addOverride('use_lockfile', true);
  },
  azurerm(stack, { store }) {
    new AzurermBackend(stack, {
      storageAccountName: store,
      // As every storage account of this toolkit's making has it.
      containerName: 'data',
      key: `${stack.node.id}.tfstate`,
      useAzureadAuth: true,
    });
  },
  gcs(stack, { store }) {
    new GcsBackend(stack, { bucket: store, prefix: stack.node.id });
  },
};

/** Keeps the state beside the stack: for the one that makes the store of all others, until it is moved there. */
export function keepLocally(stack: TerraformStack): void {
  new LocalBackend(stack, { path: 'terraform.tfstate' });
}
