import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { serviceKinds } from '../../api/service-kinds';
import type { ClusterUnit } from '../../model/cluster-unit';
import type { GatewayTable } from '../../model/gateway-facts';
import type { ClusterProps } from './props';
import { kept, labels } from './names';
import { kinds } from '../kinds';

/** Verbs are listed one by one: `escalate` and `impersonate` would grant everything. */
const verbs = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];

/** Read-only verbs. */
const looking = ['get', 'list', 'watch'];

/**
 * Further rights that a Role of a service may grant, since an account cannot grant rights that it lacks. They include no kinds that redirect traffic or grant rights.
 */
const given = [
  { apiGroups: [''], resources: ['pods/log', 'endpoints'], verbs: looking },
  { apiGroups: [''], resources: ['pods'], verbs: looking },
  { apiGroups: ['', 'events.k8s.io'], resources: ['events'], verbs: [...looking, 'create', 'patch', 'update'] },
  { apiGroups: ['apps'], resources: ['replicasets', 'deployments/scale', 'statefulsets/scale'], verbs: looking },
  { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: looking },
  { apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs },
];

const rbac = ['rbac.authorization.k8s.io'];

/** Name of the ClusterRole, which is only bound in namespaces. */
export function reconcilerRole({ platform }: ClusterUnit): string {
  return `${platform.name}-reconciler`;
}

/** Kinds that services may have, by group. */
function applied({ platform }: ClusterUnit, gateways: GatewayTable): object[] {
  const all = serviceKinds(platform, gateways).filter(({ group }) => !rbac.includes(group));
  const groups = [...new Set(all.map(({ group }) => group))].sort();
  return groups.map((group) => ({
    apiGroups: [group],
    resources: all.flatMap((one) => (one.group === group ? [one.resource] : [])).sort(),
    verbs,
  }));
}

/** Rights of Flux in a namespace for its services, which limit those of their Roles. */
export class ReconcilerRole extends Construct {
  constructor(scope: Construct, id: string, { unit, gateways }: ClusterProps) {
    super(scope, id);
    const isRemoved = unit.namespaces.every(({ environment }) => environment.removed);
    new ApiObject(this, 'Resource', {
      ...kinds.ClusterRole,
      metadata: { name: reconcilerRole(unit), labels: labels(unit), ...(!isRemoved && { annotations: kept }) },
      rules: [
        ...applied(unit, gateways),
        ...given,
        { apiGroups: rbac, resources: ['rolebindings'], verbs },
        // A RoleBinding is dry-run before its Role exists, which needs `bind`; it applies to Roles only, whose rights are limited by this role.
        { apiGroups: rbac, resources: ['roles'], verbs: [...verbs, 'bind'] },
      ],
    });
  }
}
