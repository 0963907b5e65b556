import { AzurermBackend, GcsBackend, LocalBackend, S3Backend, type TerraformStack } from 'cdktf';
import type { State } from '../model/environment';

/** Features of Amazon S3 that compatible stores lack. @see https://developer.hashicorp.com/terraform/language/backend/s3 */
const elsewhere = {
  skipCredentialsValidation: true,
  skipMetadataApiCheck: true,
  skipRegionValidation: true,
  skipRequestingAccountId: true,
  skipS3Checksum: true,
  usePathStyle: true,
};

/** Settings of each Terraform backend for the state of one stack. */
export const backends: Readonly<Record<string, (stack: TerraformStack, state: State) => void>> = {
  s3(stack, { store, region, endpoint }) {
    // Without `encrypt`, which would replace the bucket's key by Amazon's own.
    const own = endpoint === undefined ? {} : elsewhere;
    const backend = new S3Backend(stack, { bucket: store, key: `${stack.node.id}.tfstate`, region, ...own });
    if (endpoint !== undefined) backend.addOverride('endpoints', { s3: endpoint });
    backend.addOverride('use_lockfile', true);
  },
  azurerm(stack, { store }) {
    new AzurermBackend(stack, {
      storageAccountName: store,
      // As in every storage account of Strata.
      containerName: 'data',
      key: `${stack.node.id}.tfstate`,
      useAzureadAuth: true,
    });
  },
  gcs(stack, { store }) {
    new GcsBackend(stack, { bucket: store, prefix: stack.node.id });
  },
};

/** Local state: for the stack of the state store, until it is migrated. */
export function keepLocally(stack: TerraformStack): void {
  new LocalBackend(stack, { path: 'terraform.tfstate' });
}
