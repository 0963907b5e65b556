import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { minorOf } from '../../api/schema';
import type { ClusterUnit } from '../../model/cluster-unit';
import { isPermitted } from '../../model/permits';
import type { AdmissionRule } from './admission-rule';
import { admissionRules, listOf } from './admission-rules';
import type { ClusterProps } from './props';
import { fluxNamespace, labels, reconciler } from './names';

/** First version in which the API is stable. @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/ */
const since = 30;

const apiVersion = 'admissionregistration.k8s.io/v1';

function nameOf({ name }: AdmissionRule, { platform }: ClusterUnit): string {
  return `${platform.name}-${name}`;
}

/** Names of all policies that a cluster may have, and of their bindings. */
export function admissionNames(props: ClusterProps): string[] {
  return admissionRules(props).map((rule) => nameOf(rule, props.unit));
}

/** ValidatingAdmissionPolicies for everything that Flux applies for services. */
export class Admission extends Construct {
  constructor(scope: Construct, id: string, props: ClusterProps) {
    super(scope, id);
    const { unit } = props;
    if (unit.namespaces.length === 0 || minorOf(unit.cluster.version) < since) return;
    for (const rule of admissionRules(props)) {
      const metadata = { name: nameOf(rule, unit), labels: labels(unit) };
      new ApiObject(this, `Policy-${rule.name}`, {
        apiVersion,
        kind: 'ValidatingAdmissionPolicy',
        metadata,
        spec: specOf(rule, unit),
      });
      new ApiObject(this, `Binding-${rule.name}`, {
        apiVersion,
        kind: 'ValidatingAdmissionPolicyBinding',
        metadata,
        spec: { policyName: metadata.name, validationActions: ['Deny'] },
      });
    }
  }
}

function specOf(rule: AdmissionRule, unit: ClusterUnit): object {
  const { resources, variables = {}, holds } = rule;
  return {
    failurePolicy: 'Fail',
    matchConstraints: {
      resourceRules: Object.entries(resources).map(([group, names]) => ({
        apiGroups: [group],
        apiVersions: ['*'],
        operations: ['CREATE', 'UPDATE'],
        resources: [...names],
        scope: 'Namespaced',
      })),
    },
    matchConditions: [
      {
        name: 'services',
        expression: `request.userInfo.username.startsWith('system:serviceaccount:${fluxNamespace}:${reconciler('')}') && request.namespace in ${listOf(heldTo(rule, unit))}`,
      },
    ],
    variables: Object.entries(variables).map(([name, expression]) => ({ name, expression })),
    validations: Object.entries(holds).map(([message, expression]) => ({ expression, message })),
  };
}

/** Namespaces without services that have the permit. */
function heldTo({ permit }: AdmissionRule, { namespaces, deliveries, platform }: ClusterUnit): string[] {
  const open = new Set(
    deliveries.flatMap(({ service, namespace }) =>
      permit && isPermitted(permit, service, platform) ? [namespace] : [],
    ),
  );
  return namespaces.flatMap(({ name }) => (open.has(name) ? [] : [name]));
}
