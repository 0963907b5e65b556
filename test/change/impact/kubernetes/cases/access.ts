import type { ObjectBody } from '../../../../../lib/change/diff/object-change';
import { deployment, objectOf } from '../change';
import type { TitledCase } from './case';

const rbac = 'rbac.authorization.k8s.io';
const role = (...rules: readonly ObjectBody[]) => objectOf('Role', { rules });
const right = (resources: readonly string[], verbs: readonly string[]) => ({ apiGroups: [''], resources, verbs });
const ofRole = (before: ObjectBody, after: ObjectBody) => ({
  type: `${rbac}/Role`,
  before: role(before),
  after: role(after),
});
const binding = (names: readonly string[], roleName = 'reader') =>
  objectOf('RoleBinding', {
    roleRef: { name: roleName },
    subjects: names.map((name) => ({ kind: 'ServiceAccount', name })),
  });
const ofBinding = (before: ObjectBody, after: ObjectBody) => ({ type: `${rbac}/RoleBinding`, before, after });
const account = (rest: ObjectBody, annotations: ObjectBody = {}) => objectOf('ServiceAccount', rest, { annotations });
const namespace = (labels: ObjectBody) => objectOf('Namespace', {}, { labels });
const ofNamespace = (before: ObjectBody, after: ObjectBody) => ({
  type: 'Namespace',
  before: namespace(before),
  after: namespace(after),
});
const level = (value: string) => ({ 'pod-security.kubernetes.io/enforce': value });
const arn = { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::111111111111:role/api' };
const admission = 'admissionregistration.k8s.io/ValidatingAdmissionPolicy';
const policy = (rest: ObjectBody) =>
  objectOf('ValidatingAdmissionPolicy', { spec: { validations: [{ expression: 'true', ...rest }] } });
const network = (spec: ObjectBody, name = 'api') =>
  objectOf('NetworkPolicy', { spec: { podSelector: { matchLabels: { app: 'api' } }, ...spec } }, { name });
const ofNetwork = (before: ObjectBody, after: ObjectBody) => ({
  type: 'networking.k8s.io/NetworkPolicy',
  before: network(before),
  after: network(after),
});
const from = (cidr: string) => ({
  policyTypes: ['Ingress'],
  ingress: [{ from: [{ ipBlock: { cidr } }], ports: [{ port: 80 }] }],
});
const networkPolicy = 'networking.k8s.io/NetworkPolicy';

/** Changes of rights, accounts, namespaces and policies. */
export const accessCases: readonly TitledCase[] = [
  [
    'a role with one verb more',
    ofRole(right(['pods'], ['get']), right(['pods'], ['get', 'list'])),
    'exposure: rights-changed',
  ],
  [
    'a role with one verb less',
    ofRole(right(['pods'], ['get', 'list']), right(['pods'], ['get'])),
    'restart-with-downtime: rights-changed',
  ],
  ['a role with all verbs', ofRole(right(['pods'], ['get']), right(['pods'], ['*'])), 'exposure: rights-changed'],
  [
    'a role that is written in two rules',
    {
      type: `${rbac}/Role`,
      before: role(right(['pods', 'services'], ['get'])),
      after: role(right(['pods'], ['get']), right(['services'], ['get'])),
    },
    'in-place: rights',
  ],
  [
    'a role for one name more',
    ofRole(
      { ...right(['secrets'], ['get']), resourceNames: ['a'] },
      { ...right(['secrets'], ['get']), resourceNames: ['a', 'b'] },
    ),
    'exposure: rights-changed',
  ],
  [
    'a role of other roles',
    {
      type: `${rbac}/ClusterRole`,
      before: objectOf('ClusterRole', {}),
      after: objectOf('ClusterRole', { aggregationRule: { a: 1 } }),
    },
    'exposure: rights-aggregated',
  ],
  ['a binding of one account more', ofBinding(binding(['a']), binding(['a', 'b'])), 'exposure: rights-holders-changed'],
  [
    'a binding of one account less',
    ofBinding(binding(['a', 'b']), binding(['a'])),
    'restart-with-downtime: rights-holders-changed',
  ],
  ['a binding, at once,', ofBinding(binding(['a']), binding(['a', 'b'])), 'in-place: rights-holders'],
  ['a binding to another role', ofBinding(binding(['a']), binding(['a'], 'admin')), 'refused: rolebinding-immutable'],
  ['a binding that comes', { type: `${rbac}/RoleBinding`, after: binding(['a']) }, 'exposure: rolebinding-created'],
  [
    'a binding that goes',
    { type: `${rbac}/RoleBinding`, before: binding(['a']) },
    'restart-with-downtime: rolebinding-deleted',
  ],
  [
    'an account with a token',
    {
      type: 'ServiceAccount',
      before: account({ automountServiceAccountToken: false }),
      after: account({ automountServiceAccountToken: true }),
    },
    'exposure: account-token',
  ],
  [
    'an account with another identity',
    { type: 'ServiceAccount', before: account({}), after: account({}, arn) },
    'in-place: account-identity',
  ],
  [
    'an account without identity',
    { type: 'ServiceAccount', before: account({}, arn), after: account({}) },
    'restart-with-downtime: account-identity',
  ],
  [
    'an account with other Secrets',
    { type: 'ServiceAccount', before: account({}), after: account({ imagePullSecrets: [{ name: 'a' }] }) },
    'in-place: account-secrets',
  ],
  [
    'an account that goes and is used',
    { type: 'ServiceAccount', before: account({}), around: [deployment({}, { serviceAccountName: 'api' })] },
    'restart-with-downtime: serviceaccount-deleted',
  ],
  ['an account that goes', { type: 'ServiceAccount', before: account({}) }, 'in-place: serviceaccount-deleted'],
  ['a namespace with a lower level', ofNamespace(level('restricted'), level('baseline')), 'exposure: pod-security'],
  ['a namespace without a level', ofNamespace(level('baseline'), {}), 'exposure: pod-security'],
  ['a namespace with a higher level', ofNamespace(level('baseline'), level('restricted')), 'capacity: pod-security'],
  [
    'a namespace with other warnings',
    ofNamespace({}, { 'pod-security.kubernetes.io/warn': 'baseline' }),
    'none: pod-security-warnings',
  ],
  [
    'a namespace with another label',
    ofNamespace({}, { 'strata.dev/environment': 'live' }),
    'unknown: namespace-selected',
  ],
  [
    'an admission policy',
    { type: admission, before: policy({}), after: policy({ expression: 'false' }) },
    'exposure: admission-policy',
  ],
  [
    'a text of an admission policy',
    { type: admission, before: policy({}), after: policy({ message: 'x' }) },
    'in-place: admission-policy',
  ],
  [
    'an admission policy that goes',
    { type: admission, before: policy({}) },
    'exposure: validatingadmissionpolicy-deleted',
  ],
  [
    'a network policy that lets more in',
    ofNetwork(from('10.0.0.0/8'), {
      ...from('0.0.0.0/0'),
      ingress: [...from('10.0.0.0/8').ingress, ...from('0.0.0.0/0').ingress],
    }),
    'exposure: network-policy-reach',
  ],
  [
    'a network policy that lets less in',
    ofNetwork(from('10.0.0.0/8'), { policyTypes: ['Ingress'], ingress: [] }),
    'restart-with-downtime: network-policy-reach',
  ],
  [
    'a network policy for other pods',
    { type: networkPolicy, before: network({}), after: network({ podSelector: { matchLabels: { app: 'b' } } }) },
    'exposure: network-policy-reach',
  ],
  [
    'a network policy of which a direction goes',
    ofNetwork({ policyTypes: ['Ingress', 'Egress'] }, { policyTypes: ['Ingress'] }),
    'exposure: network-policy-reach',
  ],
  [
    'a network policy of a further direction',
    { ...ofNetwork({ policyTypes: ['Ingress'] }, { policyTypes: ['Ingress', 'Egress'] }), around: [deployment()] },
    'restart-with-downtime: network-policy-reach',
  ],
  [
    'a network policy in other words',
    ofNetwork({ ...from('10.0.0.0/8') }, { ...from('10.0.0.0/8'), policyTypes: undefined }),
    'in-place: network-policy-updated',
  ],
  [
    'a network policy that goes',
    { type: networkPolicy, before: network(from('10.0.0.0/8')) },
    'exposure: network-policy-reach',
  ],
  [
    'a network policy that goes beside one that denies',
    { type: networkPolicy, before: network(from('10.0.0.0/8')), around: [network({ podSelector: {} }, 'deny')] },
    'restart-with-downtime: network-policy-reach',
  ],
  [
    'a network policy that comes for pods that run',
    { type: networkPolicy, after: network(from('10.0.0.0/8')), around: [deployment()] },
    'restart-with-downtime: network-policy-reach',
  ],
];
