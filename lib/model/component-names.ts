import type { GatewayTable } from './gateway-facts';

/** The namespace of each controller that something of a platform may use, beside those of its gateway. */
export const controllerNamespaces = {
  'azure-workload-identity': 'azure-workload-identity-system',
  'cert-manager': 'cert-manager',
  'cluster-autoscaler': 'cluster-autoscaler',
  'external-secrets': 'external-secrets',
  'metrics-server': 'metrics-server',
  'nvidia-device-plugin': 'nvidia-device-plugin',
} as const satisfies Readonly<Record<string, string>>;

/** Names of the controllers that something of a platform may use, those of each gateway among them. */
export function componentNames(gateways: GatewayTable): [string, ...string[]] {
  const own = Object.values(gateways).flatMap(({ controllers = {} }) => Object.keys(controllers));
  return [...new Set([...Object.keys(controllerNamespaces), ...own])].sort() as [string, ...string[]];
}

/** Those that must be told of the cluster what only the cloud knows that it is made in. */
export const madeForOneCluster: readonly string[] = ['cluster-autoscaler'];

/** Who runs a controller: we, or somebody else. */
export type ComponentOwner = 'installed' | 'external';
