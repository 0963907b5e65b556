import { at, nameOf } from './body';
import { readersOf } from './readers';
import { type WholeObjectRule, group, just } from './whole-object-rule';

/** What new objects do, by kind. */
export const creations: readonly WholeObjectRule[] = [
  {
    types: group('apps', 'Deployment', 'StatefulSet', 'DaemonSet'),
    decide: just('cost-up', 'new pods start; nothing that runs is touched'),
  },
  { types: group('batch', 'Job'), decide: just('in-place', 'the Job runs once') },
  { types: group('batch', 'CronJob'), decide: just('in-place', 'the first run starts by its schedule') },
  {
    types: ['Service'],
    decide: ({ after }) => [
      at(after, 'spec', 'type') === 'LoadBalancer' || at(after, 'spec', 'type') === 'NodePort'
        ? {
            consequence: 'exposure',
            reason: `a Service of type ${String(at(after, 'spec', 'type'))} opens pods to callers outside of the cluster`,
          }
        : { consequence: 'in-place', reason: 'a name and an address of the cluster lead to the pods' },
    ],
  },
  {
    types: ['ConfigMap', 'Secret'],
    decide: ({ kind, after, context }) =>
      readersOf(kind, nameOf(after), context.before).length > 0
        ? [{ consequence: 'in-place', reason: 'pods that wait for it start, and those that run keep what they read' }]
        : [{ consequence: 'none', reason: 'no pod that runs reads it' }],
  },
  { types: ['PersistentVolumeClaim'], decide: just('cost-up', 'a volume is made for the claim') },
  { types: ['PersistentVolume'], decide: just('in-place', 'claims may be bound to the volume') },
  { types: ['Namespace', 'ServiceAccount'], decide: just('in-place', 'it is empty, and touches nothing that runs') },
  {
    types: ['ResourceQuota', 'LimitRange'],
    decide: just('capacity', 'pods to come are counted or bounded by it, and may be refused; pods that run stay'),
  },
  {
    types: group('policy', 'PodDisruptionBudget'),
    decide: just('in-place', 'evictions are counted by it; no pod restarts'),
  },
  {
    types: group('autoscaling', 'HorizontalPodAutoscaler'),
    decide: just('capacity', 'the autoscaler sets the replicas from now on, between its bounds'),
  },
  { types: group('scheduling.k8s.io', 'PriorityClass'), decide: just('in-place', 'pods to come may name it') },
  { types: group('storage.k8s.io', 'StorageClass'), decide: just('in-place', 'claims to come may name it') },
  { types: group('networking.k8s.io', 'NetworkPolicy'), decide: just('in-place', 'nodes filter by the policy, too') },
  {
    types: group('networking.k8s.io', 'Ingress', 'IngressClass'),
    decide: just('exposure', 'hosts are answered that were not before'),
  },
  {
    types: group('rbac.authorization.k8s.io', 'Role', 'ClusterRole'),
    decide: just('in-place', 'a role gives nothing until it is bound'),
  },
  {
    types: group('rbac.authorization.k8s.io', 'RoleBinding', 'ClusterRoleBinding'),
    decide: ({ after }) => [
      { consequence: 'exposure', reason: `its subjects get the rights of ${String(at(after, 'roleRef', 'name'))}` },
    ],
  },
  {
    types: group(
      'admissionregistration.k8s.io',
      'ValidatingAdmissionPolicy',
      'ValidatingAdmissionPolicyBinding',
      'MutatingAdmissionPolicy',
      'MutatingAdmissionPolicyBinding',
    ),
    decide: just('in-place', 'objects that break the policy are refused from now on; those that exist stay'),
  },
  {
    types: group('apiextensions.k8s.io', 'CustomResourceDefinition'),
    decide: just('in-place', 'the API server serves a further kind'),
  },
  {
    types: group('gateway.networking.k8s.io', 'Gateway'),
    decide: just('exposure', 'a gateway answers at an address of its own'),
  },
  {
    types: group('gateway.networking.k8s.io', 'HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'),
    decide: just('exposure', 'a gateway answers for hosts or paths that it did not answer for before'),
  },
  {
    types: group('gateway.networking.k8s.io', 'ReferenceGrant'),
    decide: just('exposure', 'another namespace may refer to objects of this one'),
  },
  {
    types: group('gateway.networking.k8s.io', 'GatewayClass', 'BackendTLSPolicy'),
    decide: just('in-place', 'a controller reads it; no proxy restarts'),
  },
  {
    types: group('gateway.envoyproxy.io', 'EnvoyProxy'),
    decide: just('in-place', 'proxies of gateways that name it follow it'),
  },
  {
    types: group('gateway.envoyproxy.io', 'BackendTrafficPolicy', 'ClientTrafficPolicy'),
    decide: just('capacity', 'requests of its routes are limited and treated by it, and some may be refused'),
  },
  {
    types: group('gateway.envoyproxy.io', 'SecurityPolicy'),
    decide: just('capacity', 'requests of its routes that break the policy are refused'),
  },
  {
    types: group('external-secrets.io', 'ExternalSecret', 'SecretStore', 'ClusterSecretStore'),
    decide: just('in-place', 'Secrets are made from a store'),
  },
  {
    types: group('generators.external-secrets.io', 'Password'),
    decide: just('in-place', 'a password is made when an ExternalSecret asks for it'),
  },
  {
    types: group('cert-manager.io', 'Certificate', 'Issuer', 'ClusterIssuer'),
    decide: just('in-place', 'certificates are issued by it'),
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
    decide: just('in-place', 'Prometheus reloads its configuration'),
  },
  {
    types: group('helm.toolkit.fluxcd.io', 'HelmRelease'),
    decide: just('cost-up', 'Helm installs a chart, whose pods start'),
  },
  {
    types: group('kustomize.toolkit.fluxcd.io', 'Kustomization'),
    decide: just('in-place', 'Flux applies a further folder; each object of it is a change of its own'),
  },
  {
    types: group('source.toolkit.fluxcd.io', 'HelmRepository', 'OCIRepository', 'GitRepository', 'Bucket'),
    decide: just('in-place', 'Flux fetches a further source'),
  },
];
