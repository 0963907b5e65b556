/** Names of the controllers that something of a platform may use. */
export const componentNames = [
  'azure-workload-identity',
  'cert-manager',
  'cluster-autoscaler',
  'envoy-gateway',
  'external-secrets',
  'ingress-nginx',
  'kong',
  'metrics-server',
  'nvidia-device-plugin',
] as const;

/** Those that must be told of the cluster what only the cloud knows that it is made in. */
export const madeForOneCluster: readonly string[] = ['cluster-autoscaler'];

/** Who runs a controller: we, or somebody else. */
export type ComponentOwner = 'installed' | 'external';
