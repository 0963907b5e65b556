/** Namespaces of what a cluster has beside services, by the names that peers use. */
export const componentNamespaces: Readonly<Record<string, string>> = {
  dns: 'kube-system',
  monitoring: 'monitoring',
  flux: 'flux-system',
  'envoy-gateway': 'envoy-gateway-system',
  'ingress-nginx': 'ingress-nginx',
  nginx: 'ingress-nginx',
  envoy: 'envoy-gateway-system',
  kong: 'kong',
  'cert-manager': 'cert-manager',
  'external-secrets': 'external-secrets',
  'azure-workload-identity': 'azure-workload-identity-system',
  'cluster-autoscaler': 'cluster-autoscaler',
  'nvidia-device-plugin': 'nvidia-device-plugin',
  'metrics-server': 'metrics-server',
};
