/** One change of the objects of a type: a value put at a path, or nothing, which removes what is there. */
export interface Edit {
  readonly type: string;
  /** Keys separated by spaces; a number is a place in a list. */
  readonly at: string;
  /** @default - what is there is removed */
  readonly to?: unknown;
  /** Also where the path is not there yet. @default false */
  readonly add?: boolean;
}

const container = 'spec template spec containers 0';
const pods = ['apps/Deployment', 'apps/StatefulSet'];

const of = (
  types: string | readonly string[],
  ...rows: readonly (readonly [at: string, to?: unknown, add?: true])[]
): Edit[] => [types].flat().flatMap((type) => rows.map(([at, to, add = false]) => ({ type, at, to, add })));

/** Changes that authors of specs make, and those that the API refuses. */
export const edits: readonly Edit[] = [
  ...of(
    pods,
    [`${container} image`, 'docker.io/library/other:2'],
    [`${container} env 0 value`, 'changed'],
    [`${container} resources requests memory`, '96Mi'],
    [`${container} resources limits memory`, '8Gi'],
    [`${container} resources requests cpu`, '25m'],
    [`${container} livenessProbe periodSeconds`, 17],
    [`${container} readinessProbe`],
    [`${container} securityContext readOnlyRootFilesystem`, false],
    [`${container} securityContext allowPrivilegeEscalation`, true],
    [`${container} lifecycle`, { preStop: { exec: { command: ['sleep', '5'] } } }, true],
    [`${container} ports 0 name`, 'renamed'],
    ['spec template metadata annotations strata.dev/files', '0123456789abcdef', true],
    ['spec template metadata labels app.kubernetes.io/version', '9.9.9', true],
    ['spec template spec terminationGracePeriodSeconds', 77, true],
    ['spec template spec priorityClassName', undefined],
    ['spec template spec nodeSelector', { disk: 'ssd' }, true],
    ['spec template spec tolerations', [{ key: 'gpu', operator: 'Exists' }], true],
    ['spec template spec serviceAccountName', 'default'],
    ['spec template spec automountServiceAccountToken', true],
    ['spec template spec hostNetwork', true, true],
    ['spec template spec topologySpreadConstraints'],
    ['spec selector matchLabels extra', 'label', true],
    ['spec replicas', 5],
    ['spec replicas'],
    ['spec revisionHistoryLimit', 4, true],
    ['spec minReadySeconds', 9, true],
    ['metadata labels team', 'payments', true],
    ['metadata annotations strata.dev/owner', 'other', true],
  ),
  ...of(
    'apps/Deployment',
    ['spec strategy', { type: 'Recreate' }],
    ['spec strategy rollingUpdate', { maxSurge: 1, maxUnavailable: 0 }],
    ['spec progressDeadlineSeconds', 99, true],
    ['spec paused', true, true],
  ),
  ...of(
    'apps/StatefulSet',
    ['spec serviceName', 'other'],
    ['spec podManagementPolicy', 'Parallel', true],
    ['spec volumeClaimTemplates 0 spec resources requests storage', '900Gi'],
    ['spec volumeClaimTemplates 0 spec storageClassName', 'other', true],
    ['spec volumeClaimTemplates'],
    ['spec persistentVolumeClaimRetentionPolicy whenDeleted', 'Delete'],
    ['spec updateStrategy', { type: 'OnDelete' }, true],
    ['spec ordinals', { start: 2 }, true],
  ),
  ...of(
    'batch/Job',
    [`${container} image`, 'docker.io/library/other:2'],
    [`${container} env 0 value`, 'changed'],
    ['spec template metadata labels extra', 'label', true],
    ['spec completions', 3, true],
    ['spec completionMode', 'Indexed', true],
    ['spec parallelism', 2, true],
    ['spec backoffLimit', 4],
    ['spec activeDeadlineSeconds', 600, true],
    ['spec ttlSecondsAfterFinished', 600, true],
    ['spec suspend', true, true],
    ['metadata labels team', 'payments', true],
  ),
  ...of(
    'Service',
    ['spec clusterIP', '10.96.7.7', true],
    ['spec clusterIP', 'None', true],
    ['spec type', 'LoadBalancer', true],
    ['spec type', 'NodePort', true],
    ['spec ports 0 port', 8099],
    ['spec ports 0 targetPort', 8099],
    ['spec selector extra', 'label', true],
    ['spec sessionAffinity', 'ClientIP', true],
    ['spec publishNotReadyAddresses', true, true],
    ['spec internalTrafficPolicy', 'Local', true],
    ['metadata labels team', 'payments', true],
  ),
  ...of(
    'PersistentVolumeClaim',
    ['spec resources requests storage', '900Gi'],
    ['spec resources requests storage', '1Gi'],
    ['spec accessModes 0', 'ReadWriteMany'],
    ['spec storageClassName', 'other'],
    ['spec volumeMode', 'Block', true],
    ['metadata labels team', 'payments', true],
  ),
  ...of(
    'storage.k8s.io/StorageClass',
    ['provisioner', 'other.example'],
    ['parameters type', 'other'],
    ['reclaimPolicy', 'Retain'],
    ['volumeBindingMode', 'Immediate'],
    ['allowVolumeExpansion', false],
    ['mountOptions', ['noatime'], true],
  ),
  ...of(
    'scheduling.k8s.io/PriorityClass',
    ['value', 77],
    ['preemptionPolicy', 'Never', true],
    ['description', 'other'],
    ['globalDefault', true],
  ),
  ...of(
    ['rbac.authorization.k8s.io/RoleBinding', 'rbac.authorization.k8s.io/ClusterRoleBinding'],
    ['roleRef name', 'other'],
    ['roleRef kind', 'ClusterRole'],
    ['subjects 0 name', 'other'],
    ['subjects 1', { kind: 'ServiceAccount', name: 'other', namespace: 'default' }, true],
  ),
  ...of(
    'rbac.authorization.k8s.io/ClusterRole',
    ['rules 0 verbs', ['*']],
    ['rules 0'],
    ['rules 0 resources', ['pods']],
  ),
  ...of(
    'ConfigMap',
    ['data added', 'value', true],
    ['immutable', true, true],
    ['metadata labels team', 'payments', true],
  ),
  ...of(
    'ResourceQuota',
    ['spec hard requests.cpu', '1'],
    ['spec hard pods', '999', true],
    ['spec scopes', ['NotTerminating'], true],
  ),
  ...of('LimitRange', ['spec limits 0 default memory', '900Mi'], ['spec limits 0 defaultRequest cpu', '1m']),
  ...of(
    'Namespace',
    ['metadata labels pod-security.kubernetes.io/enforce', 'privileged'],
    ['metadata labels pod-security.kubernetes.io/warn', 'privileged'],
    ['metadata labels app.kubernetes.io/part-of', 'other'],
  ),
  ...of(
    'ServiceAccount',
    ['automountServiceAccountToken', true, true],
    ['metadata annotations iam.gke.io/gcp-service-account', 'other@example.iam.gserviceaccount.com', true],
    ['metadata annotations eks.amazonaws.com/role-arn', 'arn:aws:iam::111111111111:role/other', true],
  ),
  ...of(
    'networking.k8s.io/NetworkPolicy',
    ['spec ingress'],
    ['spec egress'],
    ['spec ingress 0 from', [{ ipBlock: { cidr: '0.0.0.0/0' } }]],
    ['spec podSelector matchLabels extra', 'label', true],
    ['spec policyTypes', ['Ingress']],
  ),
  ...of(
    'networking.k8s.io/Ingress',
    ['spec rules 0 host', 'other.example.com'],
    ['spec tls'],
    ['spec ingressClassName', 'other'],
    ['spec rules 0 http paths 0 path', '/other'],
  ),
  ...of(
    'policy/PodDisruptionBudget',
    ['spec minAvailable', '100%'],
    ['spec selector matchLabels extra', 'label', true],
    ['spec unhealthyPodEvictionPolicy', 'IfHealthyBudget'],
  ),
  ...of(
    'autoscaling/HorizontalPodAutoscaler',
    ['spec minReplicas', 1],
    ['spec maxReplicas', 30],
    ['spec metrics 0 resource target averageUtilization', 33],
    ['spec scaleTargetRef name', 'other'],
    ['spec behavior', { scaleDown: { stabilizationWindowSeconds: 60 } }, true],
  ),
  ...of(
    'gateway.networking.k8s.io/GatewayClass',
    ['spec controllerName', 'example.com/other'],
    ['spec description', 'other', true],
  ),
  ...of(
    'gateway.networking.k8s.io/Gateway',
    ['spec gatewayClassName', 'other'],
    ['spec listeners 0 port', 8081],
    ['spec listeners 0 hostname', 'other.example.com'],
    ['spec listeners 0 allowedRoutes namespaces', { from: 'All' }],
    ['spec listeners 1 tls certificateRefs 0 name', 'other'],
  ),
  ...of(
    'gateway.networking.k8s.io/HTTPRoute',
    ['spec hostnames 0', 'other.example.com'],
    ['spec hostnames 1', 'other.example.com', true],
    ['spec rules 0 matches 0 path value', '/other'],
    ['spec rules 0 backendRefs 0 port', 8099],
    ['spec rules 0 timeouts', { request: '10s' }, true],
    ['spec parentRefs 0 sectionName', 'other'],
  ),
  ...of(
    'gateway.envoyproxy.io/EnvoyProxy',
    ['spec provider kubernetes envoyDeployment replicas', 5],
    ['spec provider kubernetes envoyPDB maxUnavailable', 2],
  ),
  ...of(
    'gateway.envoyproxy.io/SecurityPolicy',
    ['spec cors allowOrigins 0', 'https://other.example.com'],
    ['spec cors maxAge', '60s'],
  ),
  ...of(
    'gateway.envoyproxy.io/BackendTrafficPolicy',
    ['spec rateLimit local rules 0 limit requests', 5],
    ['spec timeout', { http: { requestTimeout: '9s' } }, true],
  ),
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
  ...of(
    'admissionregistration.k8s.io/ValidatingAdmissionPolicy',
    ['spec failurePolicy', 'Ignore'],
    ['spec validations 0 message', 'other'],
  ),
  ...of(
    'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding',
    ['spec policyName', 'other'],
    ['spec validationActions 0', 'Warn'],
  ),
];

/** A copy of an object with an edit; undefined where it has no such path, or is that already. */
export function edited<T extends object>(object: T, { at, to, add }: Edit): T | undefined {
  const copy = structuredClone(object);
  const keys = at.split(' ');
  const last = keys.pop()!;
  let place: Record<string, unknown> | unknown[] = copy as Record<string, unknown>;
  for (const key of keys) {
    const inner: unknown = (place as Record<string, unknown>)[key];
    if (inner === undefined && add && !Array.isArray(place)) place[key] = {};
    const next: unknown = (place as Record<string, unknown>)[key];
    if (typeof next !== 'object' || next === null) return undefined;
    place = next as Record<string, unknown> | unknown[];
  }
  const before = (place as Record<string, unknown>)[last];
  if (before === undefined && (!add || to === undefined)) return undefined;
  if (JSON.stringify(before) === JSON.stringify(to)) return undefined;
  if (to !== undefined) (place as Record<string, unknown>)[last] = to;
  else if (Array.isArray(place)) place.splice(Number(last), 1);
  else delete place[last];
  return copy;
}
