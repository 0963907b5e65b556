import type { GatewayTable } from './gateway-facts';

/** The namespace of each controller that something of a platform may use, beside those of its gateway. */
export const controllerNamespaces = {
  'azure-workload-identity': 'azure-workload-identity-system',
  'cert-manager': 'cert-manager',
  'cluster-autoscaler': 'cluster-autoscaler',
  'external-secrets': 'external-secrets',
  'kube-prometheus-stack': 'monitoring',
  'metrics-server': 'metrics-server',
  'nvidia-device-plugin': 'nvidia-device-plugin',
  'opentelemetry-agent': 'opentelemetry-agent',
  'opentelemetry-gateway': 'opentelemetry-gateway',
} as const satisfies Readonly<Record<string, string>>;

/** The component that meets a need of services or clusters, by the need. */
export const componentFor = {
  secrets: 'external-secrets',
  scaling: 'metrics-server',
  rules: 'kube-prometheus-stack',
  traces: 'opentelemetry-gateway',
  logs: 'opentelemetry-agent',
} as const satisfies Readonly<Record<string, keyof typeof controllerNamespaces>>;

/** Account that External Secrets runs as, which clouds let read their secret stores. */
export const secretReader = {
  namespace: controllerNamespaces['external-secrets'],
  serviceAccount: 'external-secrets',
} as const;

/** Names of the controllers that something of a platform may use, those of each gateway among them. */
export function componentNames(gateways: GatewayTable): [string, ...string[]] {
  const own = Object.values(gateways).flatMap(({ controllers = {} }) => Object.keys(controllers));
  return [...new Set([...Object.keys(controllerNamespaces), ...own])].sort() as [string, ...string[]];
}

/** Controllers whose chart needs values of the cluster's cloud. */
export const madeForOneCluster: readonly string[] = ['cluster-autoscaler'];
