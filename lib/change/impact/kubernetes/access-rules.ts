import type { FieldChange } from '../../diff/object-change';
import { type Decision, type FieldRule, always } from './rule';
import { kubernetesPage } from './sources';

const rbac = kubernetesPage('reference/access-authn-authz/rbac/');
const admission = kubernetesPage('reference/access-authn-authz/validating-admission-policy/');
const levels = ['privileged', 'baseline', 'restricted'];
const label = 'pod-security.kubernetes.io';

/** What changed rights, accounts, namespaces and admission policies do; which rights a role gains is a rule of its own. */
export const accessRules: readonly FieldRule[] = [
  {
    rule: 'rights',
    types: ['rbac.authorization.k8s.io/Role', 'rbac.authorization.k8s.io/ClusterRole'],
    fields: ['rules'],
    source: rbac,
    decide: always('in-place', 'the API server judges by the new rules at once'),
  },
  {
    rule: 'rights-aggregated',
    types: ['rbac.authorization.k8s.io/ClusterRole'],
    fields: ['aggregationRule'],
    source: `${rbac}#aggregated-clusterroles`,
    decide: always('exposure', 'the role gathers the rules of other roles, which may be broader'),
  },
  {
    rule: 'rights-holders',
    types: ['rbac.authorization.k8s.io/RoleBinding', 'rbac.authorization.k8s.io/ClusterRoleBinding'],
    fields: ['subjects'],
    source: rbac,
    decide: always('in-place', 'the API server judges by the new subjects at once'),
  },
  {
    rule: 'account-token',
    types: ['ServiceAccount'],
    fields: ['automountServiceAccountToken'],
    source: kubernetesPage(
      'tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting',
    ),
    decide: ({ after }) =>
      after === false
        ? { consequence: 'in-place', reason: 'pods to come get no token of the API; those that run keep theirs' }
        : { consequence: 'exposure', reason: 'pods to come get a token of the API that they need not have' },
  },
  {
    rule: 'account-identity',
    types: ['ServiceAccount'],
    fields: [
      'eks.amazonaws.com/role-arn',
      'azure.workload.identity/client-id',
      'azure.workload.identity/tenant-id',
      'iam.gke.io/gcp-service-account',
    ].map((key) => `metadata.annotations.'${key}'`),
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html',
    decide: identity,
  },
  {
    rule: 'account-secrets',
    types: ['ServiceAccount'],
    fields: ['imagePullSecrets', 'secrets'],
    source: kubernetesPage('tasks/configure-pod-container/configure-service-account/'),
    decide: always('in-place', 'pods to come use the new Secrets; those that run are not touched'),
  },
  {
    rule: 'pod-security',
    types: ['Namespace'],
    fields: ['enforce', 'enforce-version'].map((word) => `metadata.labels.'${label}/${word}'`),
    source: kubernetesPage('concepts/security/pod-security-admission/'),
    decide: podSecurity,
  },
  {
    rule: 'pod-security-warnings',
    types: ['Namespace'],
    fields: ['audit', 'audit-version', 'warn', 'warn-version'].map((word) => `metadata.labels.'${label}/${word}'`),
    source: kubernetesPage('concepts/security/pod-security-admission/'),
    decide: always('none', 'warnings and audit events alone change: every pod is taken as before'),
  },
  {
    rule: 'namespace-selected',
    types: ['Namespace'],
    fields: ['metadata.labels'],
    source: kubernetesPage('concepts/services-networking/network-policies/#targeting-multiple-namespaces-by-label'),
    decide: ({ path }) => ({
      consequence: 'unknown',
      reason: `gateways and policies of other namespaces may select this one by its label ${path[2]}`,
    }),
  },
  {
    rule: 'admission-policy',
    types: [
      'ValidatingAdmissionPolicy',
      'ValidatingAdmissionPolicyBinding',
      'MutatingAdmissionPolicy',
      'MutatingAdmissionPolicyBinding',
    ].map((kind) => `admissionregistration.k8s.io/${kind}`),
    fields: ['spec'],
    source: admission,
    decide: (field) =>
      /^(?:message|messageExpression|reason|auditAnnotations)$/.test(field.path.at(-1) ?? '')
        ? { consequence: 'in-place', reason: 'the policy says something else of what it refuses' }
        : {
            consequence: 'exposure',
            reason: 'the policy judges otherwise: what it refused may be taken from now on, and the other way round',
          },
  },
];

function identity({ path, before, after }: FieldChange): Decision {
  const key = path.at(-1);
  const how =
    before === undefined ? 'gets an identity' : after === undefined ? 'loses its identity' : 'gets another identity';
  return {
    consequence: after === undefined ? 'restart-with-downtime' : 'in-place',
    reason: `the account ${how} of the cloud (${key}); pods that run keep the one before until they are restarted, and nothing restarts them`,
  };
}

function podSecurity({ path, before, after }: FieldChange): Decision {
  if (path.at(-1)?.endsWith('-version'))
    return {
      consequence: 'capacity',
      reason: 'pods to come are judged by the rules of another release; pods that run stay',
    };
  const rank = (level: unknown) => Math.max(levels.indexOf(String(level ?? 'privileged')), 0);
  const change = `the Pod Security level goes from ${String(before ?? 'privileged')} to ${String(after ?? 'privileged')}`;
  return rank(after) < rank(before)
    ? { consequence: 'exposure', reason: `${change}: pods with more rights are taken` }
    : {
        consequence: 'capacity',
        reason: `${change}: pods that run stay, and those that break the rules are refused at their next start`,
      };
}
