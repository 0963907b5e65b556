/** Folders of definitions by the name of their pin in `versions.sh`. */
export const definitions: Readonly<Record<string, string>> = {
  'cert-manager': 'CERT_MANAGER',
  'envoy-gateway': 'ENVOY_GATEWAY',
  'external-secrets': 'EXTERNAL_SECRETS',
  flux: 'KUSTOMIZE_CONTROLLER',
  'gateway-api': 'GATEWAY_API',
  helm: 'HELM_CONTROLLER',
  'prometheus-operator': 'PROMETHEUS_OPERATOR',
};
