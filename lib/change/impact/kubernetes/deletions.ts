import type { ObjectBody } from '../../diff/object-change';
import { at, itemsAt, nameOf, ofKind, textAt } from './body';
import { readerText, readersOf } from './readers';
import { type Decision, type Subject, always } from './rule';
import { templateOf, workloadsIn } from './selectors';
import { someOf } from './sets';
import type { WholeObjectRule } from './whole-object';

const just = (consequence: Decision['consequence'], reason: string): WholeObjectRule['decide'] => {
  const decide = always(consequence, reason);
  return () => [decide()];
};

const group = (name: string, ...kinds: readonly string[]) => kinds.map((kind) => `${name}/${kind}`);
const down = (reason: string): readonly Decision[] => [{ consequence: 'restart-with-downtime', reason }];
const fine = (reason: string): readonly Decision[] => [{ consequence: 'in-place', reason }];

/** What the deletion of objects does, by kind. */
export const deletions: readonly WholeObjectRule[] = [
  { types: group('apps', 'Deployment', 'DaemonSet'), decide: () => down('its pods stop for good') },
  { types: group('apps', 'StatefulSet'), decide: statefulSet },
  {
    types: group('batch', 'Job'),
    decide: just('in-place', 'the Job and its pods go; one that has ended has done its work'),
  },
  { types: group('batch', 'CronJob'), decide: () => down('its Jobs go, and no further run starts') },
  { types: ['Service'], decide: () => down('its name and address lead to no pod any more: callers fail') },
  { types: ['ConfigMap', 'Secret'], decide: config },
  { types: ['PersistentVolumeClaim'], decide: claim },
  {
    types: ['PersistentVolume'],
    decide: just('data-loss', 'the volume is forgotten, and deleted with its data unless its reclaim policy is Retain'),
  },
  { types: ['Namespace'], decide: namespace },
  { types: ['ServiceAccount'], decide: account },
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
  { types: group('external-secrets.io', 'ExternalSecret'), decide: externalSecret },
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
  { types: group('helm.toolkit.fluxcd.io', 'HelmRelease'), decide: release },
  { types: group('kustomize.toolkit.fluxcd.io', 'Kustomization'), decide: kustomization },
  {
    types: group('source.toolkit.fluxcd.io', 'HelmRepository', 'OCIRepository', 'GitRepository', 'Bucket'),
    decide: just('in-place', 'Flux fetches it no more; what was applied from it stays'),
  },
];

function statefulSet({ before }: Subject): readonly Decision[] {
  const deletes = textAt(before, 'spec', 'persistentVolumeClaimRetentionPolicy', 'whenDeleted') === 'Delete';
  const claims = itemsAt(before, 'spec', 'volumeClaimTemplates').length > 0;
  if (deletes && claims)
    return [
      { consequence: 'data-loss', reason: 'its pods stop, and whenDeleted deletes their claims with their data' },
    ];
  return down(
    claims ? 'its pods stop for good; their claims and data stay, and are removed by hand' : 'its pods stop for good',
  );
}

function config({ kind, before, context }: Subject): readonly Decision[] {
  const readers = readersOf(kind, nameOf(before), context.after);
  return readers.length > 0
    ? down(`pods of ${someOf(readers.map(readerText))} read it, and do not start again without it`)
    : fine('no pod of the namespace reads it any more');
}

function claim({ before, context }: Subject): readonly Decision[] {
  const name = textAt(before, 'spec', 'storageClassName');
  const found = ofKind(
    [...context.before, ...context.changes.flatMap((change) => (change.before ? [change.before] : []))],
    'StorageClass',
  ).find((one) => nameOf(one) === name);
  return at(found, 'reclaimPolicy') === 'Retain'
    ? down(`the claim goes; its StorageClass ${name} retains the volume, which is bound again by hand`)
    : [
        {
          consequence: 'data-loss',
          reason: `the volume is deleted with its data, as the reclaim policy of its StorageClass ${name ?? ''} says or may say`,
        },
      ];
}

function namespace({ before, context, change }: Subject): readonly Decision[] {
  const inside = (body: ObjectBody) => textAt(body, 'metadata', 'namespace') === nameOf(before);
  const all = [
    ...context.before,
    ...context.changes.filter((one) => one !== change).flatMap((one) => (one.before ? [one.before] : [])),
  ].filter(inside);
  const holds =
    ofKind(all, 'PersistentVolumeClaim').length > 0 ||
    ofKind(all, 'StatefulSet').some((one) => itemsAt(one, 'spec', 'volumeClaimTemplates').length > 0);
  return holds
    ? [
        {
          consequence: 'data-loss',
          reason: 'all objects of the namespace are deleted, its claims and their data among them',
        },
      ]
    : down(
        'all objects of the namespace are deleted; no claim of the platform is among them, and one made by hand goes with its data',
      );
}

function account({ before, context }: Subject): readonly Decision[] {
  const users = workloadsIn(context.after).filter(
    (workload) => textAt(templateOf(workload), 'spec', 'serviceAccountName') === nameOf(before),
  );
  return users.length > 0
    ? down(
        `pods of ${someOf(users.map((one) => `${String(one.kind)} ${nameOf(one)}`))} are not made any more without it`,
      )
    : fine('no pod of the namespace uses it; its tokens end');
}

function externalSecret(subject: Subject): readonly Decision[] {
  const { before, context } = subject;
  if (['Orphan', 'Merge', 'None'].includes(textAt(before, 'spec', 'target', 'creationPolicy') ?? 'Owner'))
    return fine('the Secret stays, and is not refreshed any more');
  const name = textAt(before, 'spec', 'target', 'name') ?? nameOf(before);
  const readers = readersOf('Secret', name, context.after);
  return readers.length > 0
    ? down(`its Secret ${name} goes, and pods of ${someOf(readers.map(readerText))} do not start again without it`)
    : fine(`its Secret ${name} goes, which no pod of the namespace reads any more`);
}

function release(): readonly Decision[] {
  return [
    ...down('Helm uninstalls the chart: all of it stops'),
    {
      consequence: 'unknown',
      reason: 'whether claims or definitions of the chart go with it, and their data, is not known here',
    },
  ];
}

function kustomization({ before }: Subject): readonly Decision[] {
  const keeps = textAt(before, 'spec', 'deletionPolicy') === 'Orphan' || at(before, 'spec', 'prune') !== true;
  return keeps
    ? fine('its objects stay in the cluster, and are no longer applied')
    : down('Flux deletes all that it applied, but for objects whose pruning is disabled; each is a change of its own');
}
