import { dashboardLabel, folderAnnotation } from '../../model/dashboard-labels';
import { componentFor, controllerNamespaces } from '../../model/component-names';
import { type ComponentTable, gatewayApi } from '../../model/component';
import type { GatewayTable } from '../../model/gateway-facts';
import { gpuLabel } from '../../model/kinds/cluster';
import { perTable } from '../../model/per-table';
import { agentValues, gatewayValues, openTelemetryChart } from '../observability/collector-values';
import { alertmanagerValues } from '../observability/alertmanager-values';

/** Selectors of the operator that choose whatever there is, and not what its own chart made. */
function everything(selectors: readonly string[]): object {
  return Object.fromEntries(
    selectors.flatMap((one) => [
      [one, {}],
      [`${one}NilUsesHelmValues`, false],
    ]),
  );
}

function claim(storage: string): object {
  const spec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } } };
  return { volumeClaimTemplate: { spec } };
}

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
  /** The operator with Prometheus, Alertmanager, Grafana and exporters of the cluster. @see https://github.com/prometheus-community/helm-charts/tree/main/charts/kube-prometheus-stack */
  'kube-prometheus-stack': {
    namespace: controllerNamespaces['kube-prometheus-stack'],
    // Exporters of nodes look at nodes.
    level: 'privileged',
    source: { oci: 'oci://ghcr.io/prometheus-community/charts/kube-prometheus-stack', version: '93.1.1' },
    // It reads the secrets of receivers.
    after: [componentFor.secrets],
    // Rules and monitors are what a phase holds.
    requiredBy: 'monitoring',
    values: (_all, _loadBalancer, unit) => ({
      prometheus: {
        prometheusSpec: {
          replicas: 2,
          // What is billed by is summed over a month.
          retention: '35d',
          // Rules and monitors of all namespaces, whatever labels they bear.
          ...everything(['ruleSelector', 'podMonitorSelector', 'serviceMonitorSelector', 'probeSelector']),
          storageSpec: claim('50Gi'),
        },
      },
      ...alertmanagerValues(unit, { replicas: 2, storage: claim('5Gi'), alertmanagerConfigSelector: {} }),
      // Dashboards of all namespaces, in a folder for each platform.
      grafana: {
        sidecar: {
          dashboards: {
            enabled: true,
            label: dashboardLabel,
            labelValue: '1',
            resource: 'configmap',
            searchNamespace: 'ALL',
            folderAnnotation,
            provider: { foldersFromFilesStructure: true },
          },
        },
      },
      // A managed control plane exposes none of these.
      ...Object.fromEntries(
        ['kubeEtcd', 'kubeScheduler', 'kubeControllerManager'].map((one) => [one, { enabled: false }]),
      ),
    }),
  },
  /** @see https://github.com/open-telemetry/opentelemetry-helm-charts/tree/main/charts/opentelemetry-collector */
  'opentelemetry-gateway': {
    namespace: controllerNamespaces['opentelemetry-gateway'],
    level: 'restricted',
    source: openTelemetryChart,
    values: (_all, _loadBalancer, unit) => gatewayValues(unit?.platform.monitoring?.collector),
  },
  /** It reads files of the node. */
  'opentelemetry-agent': {
    namespace: controllerNamespaces['opentelemetry-agent'],
    level: 'privileged',
    source: openTelemetryChart,
    after: ['opentelemetry-gateway'],
    values: (_all, _loadBalancer, unit) => agentValues(unit?.platform.monitoring?.collector),
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
