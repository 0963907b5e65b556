import { controllerNamespaces } from '../../model/component-names';
import { type ComponentTable, gatewayApi } from '../../model/component';
import type { GatewayTable } from '../../model/gateway-facts';
import { gpuLabel } from '../../model/kinds/cluster';
import { perTable } from '../../model/per-table';

/** Components other than gateways, by name. */
const common: ComponentTable = {
  /** It does not start with Gateway API support before the CRDs exist. @see https://cert-manager.io/docs/usage/gateway/ */
  'cert-manager': {
    namespace: controllerNamespaces['cert-manager'],
    level: 'restricted',
    source: { oci: 'oci://quay.io/jetstack/charts/cert-manager', version: 'v1.21.2' },
    after: [gatewayApi],
    values: (all) => ({
      crds: { enabled: true, keep: true },
      config: {
        apiVersion: 'controller.config.cert-manager.io/v1alpha1',
        kind: 'ControllerConfiguration',
        enableGatewayAPI: all.some(({ provides }) => provides?.includes(gatewayApi)),
      },
    }),
  },
  /** @see https://external-secrets.io/latest/introduction/getting-started/ */
  'external-secrets': {
    namespace: controllerNamespaces['external-secrets'],
    level: 'restricted',
    source: { repository: 'https://charts.external-secrets.io', chart: 'external-secrets', version: '2.14.0' },
    // Phases contain its kinds.
    requiredBy: 'first',
    values: () => ({ installCRDs: true }),
  },
  /** Gives pods on clusters other than AKS their tokens. @see https://azure.github.io/azure-workload-identity/docs/installation/mutating-admission-webhook.html */
  'azure-workload-identity': {
    namespace: controllerNamespaces['azure-workload-identity'],
    level: 'restricted',
    source: {
      repository: 'https://azure.github.io/azure-workload-identity/charts',
      chart: 'workload-identity-webhook',
      version: '1.5.1',
    },
    // It mutates pods only at their creation.
    requiredBy: 'first',
    // It is required; variables of pods with their own tenant take precedence.
    values: () => ({ replicaCount: 2, azureTenantID: 'organizations' }),
  },
  /** Its cloud adds the node groups. @see https://github.com/kubernetes/autoscaler/tree/master/charts/cluster-autoscaler */
  'cluster-autoscaler': {
    namespace: controllerNamespaces['cluster-autoscaler'],
    level: 'restricted',
    source: { repository: 'https://kubernetes.github.io/autoscaler', chart: 'cluster-autoscaler', version: '9.59.0' },
    values: () => ({
      replicaCount: 2,
      rbac: { serviceAccount: { name: 'cluster-autoscaler' } },
      extraArgs: { 'balance-similar-node-groups': true, 'skip-nodes-with-system-pods': false },
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 65532,
        runAsGroup: 65532,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      containerSecurityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
    }),
  },
  /** Registers the GPUs of a node, by host paths. @see https://github.com/NVIDIA/k8s-device-plugin */
  'nvidia-device-plugin': {
    namespace: controllerNamespaces['nvidia-device-plugin'],
    level: 'privileged',
    source: {
      repository: 'https://nvidia.github.io/k8s-device-plugin',
      chart: 'nvidia-device-plugin',
      version: '0.19.3',
    },
    values: () => ({
      // By the label of GPU nodes, with all taints tolerated.
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [{ matchExpressions: [{ key: gpuLabel, operator: 'Exists' }] }],
          },
        },
      },
      tolerations: [{ operator: 'Exists' }],
    }),
  },
  /** @see https://github.com/kubernetes-sigs/metrics-server/tree/master/charts/metrics-server */
  'metrics-server': {
    namespace: controllerNamespaces['metrics-server'],
    level: 'restricted',
    source: {
      repository: 'https://kubernetes-sigs.github.io/metrics-server/',
      chart: 'metrics-server',
      version: '3.13.0',
    },
    values: () => ({}),
  },
};

/** Every component by name, including those of gateways. */
export const componentsOf = perTable((gateways: GatewayTable): ComponentTable =>
  Object.assign({}, common, ...Object.values(gateways).map(({ controllers }) => controllers)),
);
