import * as k8s from 'cdk8s-plus-27/lib/imports/k8s';
import { Construct } from 'constructs';
import type { ClusterUnit } from '../../model/cluster-unit';
import { fluxNamespace, labels, reconciler } from './names';
import { reconcilerRole } from './reconciler-role';

interface ReconcilerProps {
  readonly namespace: string;
  readonly unit: ClusterUnit;
}

/** The account that Flux applies a namespace's services as; it reaches that namespace alone. */
export class Reconciler extends Construct {
  constructor(scope: Construct, id: string, { namespace, unit }: ReconcilerProps) {
    super(scope, id);
    const account = { name: reconciler(namespace), namespace: fluxNamespace };

    new k8s.KubeServiceAccount(this, 'Account', {
      metadata: { ...account, labels: labels(unit) },
      automountServiceAccountToken: false,
    });
    new k8s.KubeRoleBinding(this, 'Resource', {
      metadata: { name: reconciler(namespace), namespace, labels: labels(unit) },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: reconcilerRole(unit) },
      subjects: [{ kind: 'ServiceAccount', ...account }],
    });
  }
}
