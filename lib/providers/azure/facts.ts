import type { Facts } from '../../model/facts';
import { bucket } from './facts/bucket';
import { key, secret } from './facts/security';

/** Where External Secrets runs, and the Secret that says which identity it has at Entra. */
export const reader = { namespace: 'external-secrets', serviceAccount: 'external-secrets', secret: 'azure-identity' };

/** Microsoft Azure. */
export const facts = {
  layer: 'terraform',
  kinds: {
    network: { lacks: 'not built yet: Azure Virtual Network' },
    cluster: { lacks: 'not built yet: Azure Kubernetes Service; name one that exists as `existing`' },
    database: { lacks: 'not built yet: Azure Database, flexible server' },
    cache: { lacks: 'not built yet: Azure Managed Redis' },
    queue: { lacks: 'not built yet: Azure Service Bus queues' },
    topic: { lacks: 'not built yet: Azure Service Bus topics' },
    registry: { lacks: 'not built yet: Azure Container Registry' },
    worker: { lacks: 'Azure runs no code at its edge; a Worker runs at Cloudflare' },
    bucket,
    secret,
    key,
  },
  identity: {
    /** A federated credential's; an identity's may have 8 more. @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftmanagedidentity */
    name: { max: 120, separator: '-' },
    /** @see https://azure.github.io/azure-workload-identity/docs/topics/service-account-labels-and-annotations.html */
    podLabels: { 'azure.workload.identity/use': 'true' },
    values: {
      AZURE_CLIENT_ID: { from: 'outputs', property: 'clientId' },
      AZURE_TENANT_ID: { from: 'outputs', property: 'tenantId' },
    },
    /** Any issuer of OIDC tokens that Entra can reach. @see https://learn.microsoft.com/entra/workload-id/workload-identity-federation */
    trusts: ['*'],
  },
  bundle: { name: { max: 127, separator: '-' } },
  /** A resource group and a key vault, and no vault has a longer name. @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftkeyvault */
  shared: { name: { max: 24, separator: '-' }, made: true },
  /** @see https://external-secrets.io/latest/provider/azure-key-vault/ */
  secretStore: ({ shared }) => ({
    azurekv: {
      authType: 'WorkloadIdentity',
      vaultUrl: `https://${shared}.vault.azure.net`,
      serviceAccountRef: { name: reader.serviceAccount, namespace: reader.namespace },
      authSecretRef: {
        clientId: { name: reader.secret, namespace: reader.namespace, key: 'clientId' },
        tenantId: { name: reader.secret, namespace: reader.namespace, key: 'tenantId' },
      },
    },
  }),
  backend: 'azurerm',
  /** @see https://learn.microsoft.com/azure/aks/concepts-storage#storage-classes */
  storageClasses: { standard: 'managed-csi', fast: 'managed-csi-premium', shared: 'azurefile-csi' },
} as const satisfies Facts;
