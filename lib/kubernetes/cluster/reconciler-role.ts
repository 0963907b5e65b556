import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { serviceKinds } from '../../api/service-kinds';
import type { ClusterUnit } from '../../model/cluster-unit';
import type { GatewayTable } from '../../model/gateway-facts';
import type { ClusterProps } from './props';
import { kept, labels } from './names';
import { kinds } from '../kinds';

/** Named one by one: whoever may `escalate` or `impersonate` may do everything. */
const verbs = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];

/** Verbs that tell, and change nothing. */
const looking = ['get', 'list', 'watch'];

/**
 * What a Role of a service may be given beside what Flux applies: nobody gives away what he has not. Nothing in here makes an
 * object that leads requests or rights to its maker.
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

/** Name of the ClusterRole, which is bound in namespaces only. */
export function reconcilerRole({ platform }: ClusterUnit): string {
  return `${platform.name}-reconciler`;
}

/** Kinds that services may have, group by group. */
function applied({ platform }: ClusterUnit, gateways: GatewayTable): object[] {
  const all = serviceKinds(platform, gateways).filter(({ group }) => !rbac.includes(group));
  const groups = [...new Set(all.map(({ group }) => group))].sort();
  return groups.map((group) => ({
    apiGroups: [group],
    resources: all.flatMap((one) => (one.group === group ? [one.resource] : [])).sort(),
    verbs,
  }));
}

/** What Flux may do in a namespace on behalf of its services: a Role can give away only what is in here. */
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
        // A RoleBinding is tried out before the Role beside it exists; of a Role, unlike a ClusterRole, all rights are ours.
        { apiGroups: rbac, resources: ['roles'], verbs: [...verbs, 'bind'] },
      ],
    });
  }
}
