import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { ClusterUnit } from '../../model/cluster-unit';
import { fluxNamespace, labels, reconciler } from './names';
import { reconcilerRole } from './reconciler-role';
import { kinds } from '../kinds';

interface ReconcilerProps {
  readonly namespace: string;
  readonly unit: ClusterUnit;
}

/** The account that Flux applies a namespace's services as; it reaches that namespace alone. */
export class Reconciler extends Construct {
  constructor(scope: Construct, id: string, { namespace, unit }: ReconcilerProps) {
    super(scope, id);
    const account = { name: reconciler(namespace), namespace: fluxNamespace };

    new ApiObject(this, 'Account', {
      ...kinds.ServiceAccount,
      metadata: { ...account, labels: labels(unit) },
      automountServiceAccountToken: false,
    });
    new ApiObject(this, 'Resource', {
      ...kinds.RoleBinding,
      metadata: { name: reconciler(namespace), namespace, labels: labels(unit) },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: reconcilerRole(unit) },
      subjects: [{ kind: 'ServiceAccount', ...account }],
    });
  }
}
