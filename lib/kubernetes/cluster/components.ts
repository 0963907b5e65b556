import { controllerNamespaces } from '../../model/component-names';
import { gpuLabel } from '../../model/kinds/cluster';
import { spread } from '../spread';
import type { Component } from './component';

/** The Service of proxies: they limit clients and tell them apart by their addresses, which reach them so alone. */
function balanced(annotations: Readonly<Record<string, string>>): object {
  return { externalTrafficPolicy: 'Local', ...(Object.keys(annotations).length > 0 && { annotations }) };
}

/** Every component that something may use, by name. */
export const components: Readonly<Record<string, Component>> = {
  /** @see https://gateway.envoyproxy.io/docs/install/install-helm/ */
  'envoy-gateway': {
    namespace: controllerNamespaces['envoy-gateway'],
    level: 'baseline',
    source: { oci: 'oci://docker.io/envoyproxy/gateway-helm', version: 'v1.9.2' },
    after: [],
    gatewayApi: true,
    values: () => ({ deployment: { replicas: 2 } }),
  },
  /** Its last release: the project ended in March 2026. @see https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/ */
  'ingress-nginx': {
    namespace: controllerNamespaces['ingress-nginx'],
    level: 'baseline',
    source: { repository: 'https://kubernetes.github.io/ingress-nginx', chart: 'ingress-nginx', version: '4.15.1' },
    after: [],
    // Its chart makes a budget where there are several replicas.
    values: (_, annotations) => ({
      controller: {
        replicaCount: 2,
        topologySpreadConstraints: spread({
          'app.kubernetes.io/name': 'ingress-nginx',
          'app.kubernetes.io/component': 'controller',
        }),
        allowSnippetAnnotations: false,
        ingressClassResource: { name: 'nginx', default: false },
        ingressClass: 'nginx',
        service: balanced(annotations),
      },
    }),
  },
  /** Its gateway is the last of the community edition. @see https://github.com/Kong/charts/tree/main/charts/ingress */
  kong: {
    namespace: controllerNamespaces.kong,
    level: 'baseline',
    source: { repository: 'https://charts.konghq.com', chart: 'ingress', version: '0.24.0' },
    after: [],
    values: (_, annotations) => ({
      controller: { ingressController: { ingressClass: 'kong' } },
      gateway: {
        // The chart's own default is an older patch of it.
        image: { repository: 'kong', tag: '3.9.3' },
        replicaCount: 2,
        podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
        topologySpreadConstraints: spread({
          'app.kubernetes.io/name': 'gateway',
          'app.kubernetes.io/component': 'app',
        }),
        proxy: balanced(annotations),
      },
    }),
  },
  /** Without the Gateway API's definitions, it does not start when it is to serve them. @see https://cert-manager.io/docs/usage/gateway/ */
  'cert-manager': {
    namespace: controllerNamespaces['cert-manager'],
    level: 'restricted',
    source: { oci: 'oci://quay.io/jetstack/charts/cert-manager', version: 'v1.21.2' },
    after: ['envoy-gateway'],
    values: (all) => ({
      crds: { enabled: true, keep: true },
      config: {
        apiVersion: 'controller.config.cert-manager.io/v1alpha1',
        kind: 'ControllerConfiguration',
        enableGatewayAPI: all.some(({ gatewayApi }) => gatewayApi),
      },
    }),
  },
  /** @see https://external-secrets.io/latest/introduction/getting-started/ */
  'external-secrets': {
    namespace: controllerNamespaces['external-secrets'],
    level: 'restricted',
    source: { repository: 'https://charts.external-secrets.io', chart: 'external-secrets', version: '2.14.0' },
    after: [],
    values: () => ({ installCRDs: true }),
  },
  /** Brings pods on clusters other than AKS their tokens. @see https://azure.github.io/azure-workload-identity/docs/installation/mutating-admission-webhook.html */
  'azure-workload-identity': {
    namespace: controllerNamespaces['azure-workload-identity'],
    level: 'restricted',
    source: {
      repository: 'https://azure.github.io/azure-workload-identity/charts',
      chart: 'workload-identity-webhook',
      version: '1.5.1',
    },
    after: [],
    // It must be said; each pod has the tenant of its own identity in its own variables, which stay.
    values: () => ({ replicaCount: 2, azureTenantID: 'organizations' }),
  },
  /** Its cloud says which groups of nodes are its own. @see https://github.com/kubernetes/autoscaler/tree/master/charts/cluster-autoscaler */
  'cluster-autoscaler': {
    namespace: controllerNamespaces['cluster-autoscaler'],
    level: 'restricted',
    source: { repository: 'https://kubernetes.github.io/autoscaler', chart: 'cluster-autoscaler', version: '9.59.0' },
    after: [],
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
  /** Tells Kubernetes of the GPUs of a node, by folders of the node itself. @see https://github.com/NVIDIA/k8s-device-plugin */
  'nvidia-device-plugin': {
    namespace: controllerNamespaces['nvidia-device-plugin'],
    level: 'privileged',
    source: {
      repository: 'https://nvidia.github.io/k8s-device-plugin',
      chart: 'nvidia-device-plugin',
      version: '0.19.3',
    },
    after: [],
    values: () => ({
      // By the label that nodes of ours with GPUs bear, whatever else keeps pods off them.
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
    after: [],
    values: () => ({}),
  },
};
