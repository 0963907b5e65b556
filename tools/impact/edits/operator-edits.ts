import { type Edit, of } from './edit';

/** Changes of objects of Flux, External Secrets, cert-manager and Prometheus. */
export const operatorEdits: readonly Edit[] = [
  ...of(
    'external-secrets.io/ExternalSecret',
    ['spec target name', 'other'],
    ['spec refreshInterval', '5m', true],
    ['spec data 0 remoteRef key', 'other'],
  ),
  ...of('external-secrets.io/ClusterSecretStore', ['spec retrySettings', { maxRetries: 3 }, true]),
  ...of('generators.external-secrets.io/Password', ['spec length', 99]),
  ...of('cert-manager.io/ClusterIssuer', ['spec acme email', 'other@example.com']),
  ...of(
    'helm.toolkit.fluxcd.io/HelmRelease',
    ['spec releaseName', 'other'],
    ['spec targetNamespace', 'other', true],
    ['spec storageNamespace', 'other', true],
    ['spec chart spec version', '0.0.1'],
    ['spec interval', '7m'],
    ['spec suspend', true, true],
    ['spec timeout', '9m', true],
  ),
  ...of(
    'kustomize.toolkit.fluxcd.io/Kustomization',
    ['spec prune', false],
    ['spec path', './other'],
    ['spec force', true, true],
    ['spec interval', '7m'],
    ['spec timeout', '9m'],
    ['spec dependsOn'],
    ['spec serviceAccountName', 'other'],
    ['spec suspend', true, true],
  ),
  ...of('source.toolkit.fluxcd.io/HelmRepository', ['spec url', 'https://charts.example.com'], ['spec interval', '7m']),
  ...of('source.toolkit.fluxcd.io/OCIRepository', ['spec ref tag', '0.0.1'], ['spec interval', '7m']),
  ...of('source.toolkit.fluxcd.io/GitRepository', ['spec ref branch', 'other'], ['spec sparseCheckout 0', 'other']),
  ...of(
    'monitoring.coreos.com/PrometheusRule',
    ['spec groups 0 rules 0 expr', 'vector(1)'],
    ['metadata labels team', 'payments', true],
  ),
  ...of('monitoring.coreos.com/PodMonitor', ['spec podMetricsEndpoints 0 interval', '15s', true]),
];
