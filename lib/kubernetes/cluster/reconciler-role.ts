import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { ClusterUnit } from '../../model/cluster-unit';
import { kept, labels } from './names';
import { kinds } from '../kinds';

/** Named one by one: whoever may `escalate` or `impersonate` may do everything. */
const verbs = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];

/** Core resources of a namespace, but for those that bound it: its own object, its quota, its limits. */
const core = [
  'configmaps',
  'endpoints',
  'events',
  'persistentvolumeclaims',
  'pods',
  'pods/log',
  'replicationcontrollers',
  'secrets',
  'serviceaccounts',
  'services',
];

/** API groups of what services are made of. */
const groups = [
  'apps',
  'argoproj.io',
  'autoscaling',
  'autoscaling.k8s.io',
  'batch',
  'cert-manager.io',
  'configuration.konghq.com',
  'coordination.k8s.io',
  'discovery.k8s.io',
  'events.k8s.io',
  'external-secrets.io',
  'flagger.app',
  'gateway.envoyproxy.io',
  'gateway.networking.k8s.io',
  'generators.external-secrets.io',
  'keda.sh',
  'monitoring.coreos.com',
  'networking.istio.io',
  'networking.k8s.io',
  'policy',
  'policy.linkerd.io',
  'security.istio.io',
  'telemetry.istio.io',
];

const rbac = ['rbac.authorization.k8s.io'];

/** Name of the ClusterRole, which is bound in namespaces only. */
export function reconcilerRole({ platform }: ClusterUnit): string {
  return `${platform.name}-reconciler`;
}

/** What Flux may do in a namespace on behalf of its services: a Role can give away only what is in here. */
export class ReconcilerRole extends Construct {
  constructor(scope: Construct, id: string, unit: ClusterUnit) {
    super(scope, id);
    const isRemoved = unit.namespaces.every(({ environment }) => environment.removed);
    new ApiObject(this, 'Resource', {
      ...kinds.ClusterRole,
      metadata: { name: reconcilerRole(unit), labels: labels(unit), ...(!isRemoved && { annotations: kept }) },
      rules: [
        { apiGroups: [''], resources: core, verbs },
        { apiGroups: groups, resources: ['*'], verbs },
        { apiGroups: rbac, resources: ['rolebindings'], verbs },
        // A RoleBinding is tried out before the Role beside it exists; of a Role, unlike a ClusterRole, all rights are ours.
        { apiGroups: rbac, resources: ['roles'], verbs: [...verbs, 'bind'] },
      ],
    });
  }
}
