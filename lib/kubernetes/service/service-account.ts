import * as k8s from 'cdk8s-plus-27/lib/imports/k8s';
import { Construct } from 'constructs';
import type { Unit } from '../../model/unit';

/** Name of the account that the pods run as; identities in the clouds trust it. */
export function serviceAccountName({ service }: Unit): string {
  return service.name;
}

/** The account that the pods run as, and what it may do at the API server. */
export class ServiceAccount extends Construct {
  constructor(scope: Construct, id: string, unit: Unit) {
    super(scope, id);
    const name = serviceAccountName(unit);
    const rules = unit.service.security.rbac;
    new k8s.KubeServiceAccount(this, 'Resource', {
      metadata: { name, annotations: unit.accountAnnotations },
      automountServiceAccountToken: false,
    });
    if (rules.length === 0) return;

    new k8s.KubeRole(this, 'Role', {
      metadata: { name },
      rules: rules.map(({ apiGroups, resources, verbs, resourceNames }) => ({
        apiGroups: [...apiGroups],
        resources: [...resources],
        verbs: [...verbs],
        resourceNames: resourceNames && [...resourceNames],
      })),
    });
    new k8s.KubeRoleBinding(this, 'RoleBinding', {
      metadata: { name },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
      subjects: [{ kind: 'ServiceAccount', name, namespace: unit.names.namespace }],
    });
  }
}
