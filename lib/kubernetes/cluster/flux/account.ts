import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { byGroup, madeFor } from '../../../api/gateway-kinds';
import type { ClusterUnit } from '../../../model/cluster-unit';
import type { GatewayTable } from '../../../model/gateway-facts';
import { kinds } from '../../kinds';
import { admissionNames } from '../admission';
import { fluxNamespace, kept, labels } from '../names';
import type { ClusterProps } from '../props';
import { reconcilerRole } from '../reconciler-role';

/** Verbs are listed one by one: `escalate` and `impersonate` would grant everything. */
const verbs = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];

/** Kinds in the folders of a cluster, independent of the gateway, by API group; without kinds of services. */
const common: Readonly<Record<string, readonly string[]>> = {
  '': ['limitranges', 'namespaces', 'resourcequotas', 'serviceaccounts'],
  'cert-manager.io': ['clusterissuers'],
  'external-secrets.io': ['clustersecretstores'],
  'helm.toolkit.fluxcd.io': ['helmreleases'],
  'kustomize.toolkit.fluxcd.io': ['kustomizations'],
  'networking.k8s.io': ['networkpolicies'],
  'rbac.authorization.k8s.io': ['rolebindings'],
  'scheduling.k8s.io': ['priorityclasses'],
  'source.toolkit.fluxcd.io': ['gitrepositories', 'helmrepositories', 'ocirepositories'],
  'storage.k8s.io': ['storageclasses'],
};

/** Kinds in the folders of a cluster, by API group. */
function resourcesOf(gateways: GatewayTable): (readonly [group: string, resources: readonly string[]])[] {
  const own = madeFor('cluster', gateways);
  const all = Object.entries(common).flatMap(([group, names]) => names.map((resource) => ({ group, resource })));
  return Object.entries(byGroup([...all, ...own]))
    .map(([group, names]) => [group, [...names].sort()] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Name of Flux's account for the folders of a cluster, in Flux's namespace, and of its role. */
export function clusterAccount({ platform }: ClusterUnit): string {
  return `apply-${platform.name}`;
}

/**
 * Flux's account for the folders of a cluster: the API server refuses other kinds. An administrator grants its rights, which it cannot extend itself.
 */
export class ClusterAccount extends Construct {
  constructor(scope: Construct, id: string, props: ClusterProps) {
    super(scope, id);
    const { unit } = props;
    const name = clusterAccount(unit);
    // It is kept last: Flux deletes everything as this account.
    const guard = { labels: labels(unit), annotations: kept };
    const account = { name, namespace: fluxNamespace };

    new ApiObject(this, 'Account', {
      ...kinds.ServiceAccount,
      metadata: { ...account, ...guard },
      automountServiceAccountToken: false,
    });
    new ApiObject(this, 'Role', { ...kinds.ClusterRole, metadata: { name, ...guard }, rules: rulesOf(props) });
    new ApiObject(this, 'Resource', {
      ...kinds.ClusterRoleBinding,
      metadata: { name, ...guard },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', ...account }],
    });
  }
}

function rulesOf(props: ClusterProps): object[] {
  const { unit, gateways } = props;
  const name = clusterAccount(unit);
  const rbac = ['rbac.authorization.k8s.io'];
  return [
    ...resourcesOf(gateways).map(([group, names]) => ({ apiGroups: [group], resources: names, verbs })),
    // The role of services' accounts, which has other rights than this one: only this role may be written and bound.
    {
      apiGroups: rbac,
      resources: ['clusterroles'],
      resourceNames: [reconcilerRole(unit)],
      verbs: ['get', 'create', 'update', 'patch', 'delete', 'bind', 'escalate'],
    },
    {
      apiGroups: ['admissionregistration.k8s.io'],
      resources: ['validatingadmissionpolicies', 'validatingadmissionpolicybindings'],
      resourceNames: admissionNames(props),
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
