/** The namespace of each controller that something of a platform may use. */
export const controllerNamespaces = {
  'azure-workload-identity': 'azure-workload-identity-system',
  'cert-manager': 'cert-manager',
  'cluster-autoscaler': 'cluster-autoscaler',
  'envoy-gateway': 'envoy-gateway-system',
  'external-secrets': 'external-secrets',
  'ingress-nginx': 'ingress-nginx',
  kong: 'kong',
  'metrics-server': 'metrics-server',
  'nvidia-device-plugin': 'nvidia-device-plugin',
} as const satisfies Readonly<Record<string, string>>;

/** Name of a controller. */
export type ComponentName = keyof typeof controllerNamespaces;

/** Names of the controllers that something of a platform may use. */
export const componentNames = Object.keys(controllerNamespaces) as [ComponentName, ...ComponentName[]];

/** Those that must be told of the cluster what only the cloud knows that it is made in. */
export const madeForOneCluster: readonly string[] = ['cluster-autoscaler'];

/** Who runs a controller: we, or somebody else. */
export type ComponentOwner = 'installed' | 'external';
