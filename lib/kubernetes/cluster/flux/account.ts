import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { ClusterUnit } from '../../../model/cluster-unit';
import { kinds } from '../../kinds';
import { admissionNames } from '../admission';
import { fluxNamespace, kept, labels } from '../names';
import { reconcilerRole } from '../reconciler-role';

/** Named one by one: whoever may `escalate` or `impersonate` may do everything. */
const verbs = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];

/** What the folders of a cluster hold, by API group; of a service's own, there is nothing. */
const resources: Readonly<Record<string, readonly string[]>> = {
  '': ['limitranges', 'namespaces', 'resourcequotas', 'serviceaccounts'],
  'cert-manager.io': ['clusterissuers'],
  'external-secrets.io': ['clustersecretstores'],
  'gateway.envoyproxy.io': ['backendtrafficpolicies', 'clienttrafficpolicies', 'envoyproxies'],
  'gateway.networking.k8s.io': ['gatewayclasses', 'gateways', 'httproutes'],
  'helm.toolkit.fluxcd.io': ['helmreleases'],
  'kustomize.toolkit.fluxcd.io': ['kustomizations'],
  'networking.k8s.io': ['networkpolicies'],
  'rbac.authorization.k8s.io': ['rolebindings'],
  'scheduling.k8s.io': ['priorityclasses'],
  'source.toolkit.fluxcd.io': ['gitrepositories', 'helmrepositories', 'ocirepositories'],
  'storage.k8s.io': ['storageclasses'],
};

/** Name of the account that Flux applies a cluster's own folders as, in Flux's own namespace, and of its role. */
export function clusterAccount({ platform }: ClusterUnit): string {
  return `apply-${platform.name}`;
}

/**
 * The account that Flux applies a cluster's own folders as: whatever else somebody puts there, the API server refuses. What
 * it may do itself, an administrator gives it: it cannot give itself more.
 */
export class ClusterAccount extends Construct {
  constructor(scope: Construct, id: string, unit: ClusterUnit) {
    super(scope, id);
    const name = clusterAccount(unit);
    // It goes last of all: whatever Flux deletes, it deletes as this account.
    const guard = { labels: labels(unit), annotations: kept };
    const account = { name, namespace: fluxNamespace };

    new ApiObject(this, 'Account', {
      ...kinds.ServiceAccount,
      metadata: { ...account, ...guard },
      automountServiceAccountToken: false,
    });
    new ApiObject(this, 'Role', { ...kinds.ClusterRole, metadata: { name, ...guard }, rules: rulesOf(unit) });
    new ApiObject(this, 'Resource', {
      ...kinds.ClusterRoleBinding,
      metadata: { name, ...guard },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', ...account }],
    });
  }
}

function rulesOf(unit: ClusterUnit): object[] {
  const name = clusterAccount(unit);
  const rbac = ['rbac.authorization.k8s.io'];
  return [
    ...Object.entries(resources).map(([group, names]) => ({ apiGroups: [group], resources: names, verbs })),
    // The role of services' accounts, which holds what this one does not: it may be written and given away, and no other.
    {
      apiGroups: rbac,
      resources: ['clusterroles'],
      resourceNames: [reconcilerRole(unit)],
      verbs: ['get', 'create', 'update', 'patch', 'delete', 'bind', 'escalate'],
    },
    {
      apiGroups: ['admissionregistration.k8s.io'],
      resources: ['validatingadmissionpolicies', 'validatingadmissionpolicybindings'],
      resourceNames: admissionNames(unit),
      verbs: ['get', 'create', 'update', 'patch', 'delete'],
    },
    {
      apiGroups: rbac,
      resources: ['clusterroles', 'clusterrolebindings'],
      resourceNames: [name],
      verbs: ['get', 'update', 'patch'],
    },
  ];
}
