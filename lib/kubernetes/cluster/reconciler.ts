import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { ClusterUnit, Namespace } from '../../model/cluster-unit';
import { fluxNamespace, guarding, reconciler } from './names';
import { reconcilerRole } from './reconciler-role';
import { kinds } from '../kinds';

interface ReconcilerProps {
  readonly namespace: Namespace;
  readonly unit: ClusterUnit;
}

/** Flux's account for the services of a namespace, limited to that namespace. */
export class Reconciler extends Construct {
  constructor(scope: Construct, id: string, { namespace: { name: namespace, environment }, unit }: ReconcilerProps) {
    super(scope, id);
    const account = { name: reconciler(namespace), namespace: fluxNamespace };
    const guard = guarding(unit, environment);

    new ApiObject(this, 'Account', {
      ...kinds.ServiceAccount,
      metadata: { ...account, ...guard },
      automountServiceAccountToken: false,
    });
    new ApiObject(this, 'Resource', {
      ...kinds.RoleBinding,
      metadata: { name: reconciler(namespace), namespace, ...guard },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: reconcilerRole(unit) },
      subjects: [{ kind: 'ServiceAccount', ...account }],
    });
  }
}
