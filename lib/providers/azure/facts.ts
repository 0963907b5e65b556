import { secretReader } from '../../model/component-names';
import type { Facts } from '../../model/facts';
import { bucket } from './facts/bucket';
import { cache } from './facts/cache';
import { cluster } from './facts/cluster';
import { database } from './facts/database';
import { queue, topic } from './facts/messaging';
import { firstDeploy } from './facts/first-deploy';
import { network } from './facts/network';
import { regions } from './facts/regions';
import { registry } from './facts/registry';
import { resourceProvidersOf } from './facts/resource-providers';
import { key, secret } from './facts/security';
import { refuses } from './facts/rights';

/** The Secret with the identity that reads a vault: `clientId` and `tenantId`, which are known after apply. */
const noBlobs = 'it needs the driver of blobs: set cluster.azure.blobDriver: true';

const readerSecret = (vault: string) => ({ name: `azure-${vault}`, namespace: secretReader.namespace });

/** Microsoft Azure. */
export const facts = {
  layer: 'terraform',
  /** @see https://learn.microsoft.com/en-us/azure/azure-portal/get-subscription-tenant-id */
  account: { form: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, what: 'a subscription of Azure by its UUID' },
  regions,
  kinds: {
    network,
    cluster,
    database,
    cache,
    bucket,
    queue,
    topic,
    secret,
    key,
    registry,
    worker: { unavailable: 'Azure runs no code at its edge; a Worker runs at Cloudflare' },
  },
  identity: {
    /** A federated credential's; an identity's may have 8 more. @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftmanagedidentity */
    name: { max: 120, separator: '-' },
    /** @see https://azure.github.io/azure-workload-identity/docs/topics/service-account-labels-and-annotations.html */
    podLabels: { 'azure.workload.identity/use': 'true' },
    values: {
      AZURE_CLIENT_ID: { from: 'outputs', property: 'clientId' },
      AZURE_TENANT_ID: { from: 'outputs', property: 'tenantId' },
      AZURE_PRINCIPAL_ID: { from: 'outputs', property: 'principalId' },
    },
    /** Any issuer of OIDC tokens that Entra can reach. @see https://learn.microsoft.com/entra/workload-id/workload-identity-federation */
    refuses,
    trusts: ['*'],
    /** AKS comes with it. @see https://azure.github.io/azure-workload-identity/docs/installation/mutating-admission-webhook.html */
    component: { name: 'azure-workload-identity', unlessOn: ['azure'] },
  },
  bundle: { name: { max: 127, separator: '-' } },
  /** A resource group and a key vault, and no vault has a longer name. @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftkeyvault */
  shared: { name: { max: 24, separator: '-' }, made: true },
  /** @see https://external-secrets.io/latest/provider/azure-key-vault/ */
  secretStore: ({ shared }) => ({
    azurekv: {
      authType: 'WorkloadIdentity',
      vaultUrl: `https://${shared}.vault.azure.net`,
      serviceAccountRef: { name: secretReader.serviceAccount, namespace: secretReader.namespace },
      authSecretRef: {
        clientId: { ...readerSecret(shared), key: 'clientId' },
        tenantId: { ...readerSecret(shared), key: 'tenantId' },
      },
    },
  }),
  /** Any of the environment's own vault. @see https://learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates#object-identifiers */
  storedNames: () => ({
    form: /^[A-Za-z0-9-]{1,127}$/,
    what: 'a name of letters, digits and hyphens, at most 127, since Azure Key Vault has no others',
  }),
  backend: 'azurerm',
  firstDeploy,
  needs: { what: 'resource provider', of: resourceProvidersOf, by: 'provider' },
  /** @see https://learn.microsoft.com/azure/role-based-access-control/role-assignments-steps */
  deployers: {
    form: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
    what: 'the object id of a group, user or service principal of Entra, a UUID',
  },
  /** AKS has a cluster autoscaler and GPU drivers, but no device plugin. @see https://learn.microsoft.com/azure/aks/use-nvidia-gpu */
  clusterComponents: ({ nodePools }) => ({
    ...(nodePools.some(({ gpu }) => gpu) && { 'nvidia-device-plugin': {} }),
  }),
  /** @see https://learn.microsoft.com/azure/aks/use-metrics-server-vertical-pod-autoscaler */
  clustersHave: ['metrics-server'],
  /** @see https://learn.microsoft.com/azure/aks/concepts-storage#storage-classes */
  storageClasses: { standard: 'managed-csi', fast: 'managed-csi-premium', shared: 'azurefile-csi' },
  knownStorageClasses: ({ blobDriver }) => [
    ...['default', 'managed', 'managed-csi', 'managed-csi-premium', 'managed-premium'],
    ...['azurefile', 'azurefile-csi', 'azurefile-csi-premium', 'azurefile-premium'],
    ...(blobDriver ? ['azureblob-fuse-premium', 'azureblob-nfs-premium'] : []),
  ],
  missingStorageClasses: {
    'azureblob-fuse-premium': noBlobs,
    'azureblob-nfs-premium': noBlobs,
  },
  /** @see https://learn.microsoft.com/azure/virtual-machines/disks-types and https://learn.microsoft.com/azure/storage/files/storage-files-scale-targets */
  diskStorageClasses: ['default', 'managed', 'managed-csi', 'managed-csi-premium', 'managed-premium'],
  volumeSizes: {
    'managed-csi': { leastGiB: 1, mostGiB: 32767 },
    'managed-csi-premium': { leastGiB: 1, mostGiB: 32767 },
    'azurefile-csi': { leastGiB: 1, mostGiB: 102400 },
  },
} as const satisfies Facts;
