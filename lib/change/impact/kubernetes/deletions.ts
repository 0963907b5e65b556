import {
  deletedAccount,
  deletedClaim,
  deletedConfig,
  deletedExternalSecret,
  deletedKustomization,
  deletedNamespace,
  deletedRelease,
  deletedStatefulSet,
} from './deletion-decisions';
import type { Decision } from './rule';
import { type WholeObjectRule, group, just } from './whole-object-rule';

const down = (reason: string): readonly Decision[] => [{ consequence: 'restart-with-downtime', reason }];

/** What the deletion of objects does, by kind. */
export const deletions: readonly WholeObjectRule[] = [
  { types: group('apps', 'Deployment', 'DaemonSet'), decide: () => down('its pods stop for good') },
  { types: group('apps', 'StatefulSet'), decide: deletedStatefulSet },
  {
    types: group('batch', 'Job'),
    decide: just('in-place', 'the Job and its pods go; one that has ended has done its work'),
  },
  { types: group('batch', 'CronJob'), decide: () => down('its Jobs go, and no further run starts') },
  { types: ['Service'], decide: () => down('its name and address lead to no pod any more: callers fail') },
  { types: ['ConfigMap', 'Secret'], decide: deletedConfig },
  { types: ['PersistentVolumeClaim'], decide: deletedClaim },
  {
    types: ['PersistentVolume'],
    decide: just('data-loss', 'the volume is forgotten, and deleted with its data unless its reclaim policy is Retain'),
  },
  { types: ['Namespace'], decide: deletedNamespace },
  { types: ['ServiceAccount'], decide: deletedAccount },
  {
    types: ['ResourceQuota', 'LimitRange'],
    decide: just('cost-up', 'pods to come are no longer counted or bounded by it'),
  },
  {
    types: group('policy', 'PodDisruptionBudget'),
    decide: just('capacity', 'a drain of nodes may evict all pods at once'),
  },
  {
    types: group('autoscaling', 'HorizontalPodAutoscaler'),
    decide: just('capacity', 'the replicas stay as they are, and no longer follow the load'),
  },
  {
    types: group('scheduling.k8s.io', 'PriorityClass'),
    decide: () => down('pods that name it are refused at their next start'),
  },
  {
    types: group('storage.k8s.io', 'StorageClass'),
    decide: just('capacity', 'volumes stay, and claims to come that name it wait'),
  },
  {
    types: group('networking.k8s.io', 'NetworkPolicy'),
    decide: just('in-place', 'nodes no longer filter by the policy'),
  },
  {
    types: group('networking.k8s.io', 'Ingress', 'IngressClass'),
    decide: () => down('its hosts are no longer answered'),
  },
  {
    types: group('rbac.authorization.k8s.io', 'Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding'),
    decide: () => down('what still uses its rights is refused at once'),
  },
  {
    types: group(
      'admissionregistration.k8s.io',
      'ValidatingAdmissionPolicy',
      'ValidatingAdmissionPolicyBinding',
      'MutatingAdmissionPolicy',
      'MutatingAdmissionPolicyBinding',
    ),
    decide: just('exposure', 'what the policy refused is taken from now on'),
  },
  {
    types: group('apiextensions.k8s.io', 'CustomResourceDefinition'),
    decide: just('data-loss', 'the API server deletes all objects of the kind with it'),
  },
  {
    types: group('gateway.networking.k8s.io', 'Gateway', 'GatewayClass'),
    decide: () => down('the proxies and their address go: its hosts are no longer answered'),
  },
  {
    types: group('gateway.networking.k8s.io', 'HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'),
    decide: () => down('its hosts and paths are no longer answered'),
  },
  {
    types: group('gateway.networking.k8s.io', 'ReferenceGrant'),
    decide: () => down('references from other namespaces are refused at once'),
  },
  {
    types: group('gateway.networking.k8s.io', 'BackendTLSPolicy'),
    decide: just('exposure', 'the gateway speaks to the backend without TLS, or not at all'),
  },
  {
    types: group('gateway.envoyproxy.io', 'EnvoyProxy'),
    decide: just('rolling-restart', 'the proxies are made anew with the defaults'),
  },
  {
    types: group('gateway.envoyproxy.io', 'BackendTrafficPolicy', 'ClientTrafficPolicy', 'SecurityPolicy'),
    decide: just('exposure', 'limits and conditions for requests go: what they refused is let through'),
  },
  { types: group('external-secrets.io', 'ExternalSecret'), decide: deletedExternalSecret },
  {
    types: group('external-secrets.io', 'SecretStore', 'ClusterSecretStore'),
    decide: () =>
      down(
        'ExternalSecrets that use it are not ready: Secrets stay as they are, and what waits for them is not deployed',
      ),
  },
  {
    types: group('generators.external-secrets.io', 'Password'),
    decide: just('in-place', 'a password that was made stays in its Secret'),
  },
  {
    types: group('cert-manager.io', 'Certificate', 'Issuer', 'ClusterIssuer'),
    decide: () => down('certificates are not renewed any more: hosts fail when theirs ends'),
  },
  {
    types: group(
      'monitoring.coreos.com',
      'PrometheusRule',
      'ServiceMonitor',
      'PodMonitor',
      'Probe',
      'AlertmanagerConfig',
    ),
    decide: just('in-place', 'its alerts and series end'),
  },
  { types: group('helm.toolkit.fluxcd.io', 'HelmRelease'), decide: deletedRelease },
  { types: group('kustomize.toolkit.fluxcd.io', 'Kustomization'), decide: deletedKustomization },
  {
    types: group('source.toolkit.fluxcd.io', 'HelmRepository', 'OCIRepository', 'GitRepository', 'Bucket'),
    decide: just('in-place', 'Flux fetches it no more; what was applied from it stays'),
  },
];
