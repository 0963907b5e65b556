import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { Unit } from '../../model/unit';
import { kinds } from '../kinds';

/** Name of the pods' service account; identities in the clouds trust it. */
export function serviceAccountName({ service }: Unit): string {
  return service.name;
}

/** The pods' service account, and its rights at the API server. */
export class ServiceAccount extends Construct {
  constructor(scope: Construct, id: string, unit: Unit) {
    super(scope, id);
    const name = serviceAccountName(unit);
    const rules = unit.service.security.rbac;
    new ApiObject(this, 'Resource', {
      ...kinds.ServiceAccount,
      metadata: { name, annotations: unit.accountAnnotations },
      automountServiceAccountToken: false,
    });
    if (rules.length === 0) return;

    new ApiObject(this, 'Role', {
      ...kinds.Role,
      metadata: { name },
      rules: rules.map(({ apiGroups, resources, verbs, resourceNames }) => ({
        apiGroups: [...apiGroups],
        resources: [...resources],
        verbs: [...verbs],
        resourceNames: resourceNames && [...resourceNames],
      })),
    });
    new ApiObject(this, 'RoleBinding', {
      ...kinds.RoleBinding,
      metadata: { name },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
      subjects: [{ kind: 'ServiceAccount', name, namespace: unit.names.namespace }],
    });
  }
}
