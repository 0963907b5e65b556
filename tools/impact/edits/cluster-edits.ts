import { type Edit, of } from './edit';

/** Changes of rights, namespaces, classes and policies of a cluster. */
export const clusterEdits: readonly Edit[] = [
  ...of(
    'storage.k8s.io/StorageClass',
    ['provisioner', 'other.example'],
    ['parameters type', 'other'],
    ['reclaimPolicy', 'Retain'],
    ['volumeBindingMode', 'Immediate'],
    ['allowVolumeExpansion', false],
    ['mountOptions', ['noatime'], true],
  ),
  ...of(
    'scheduling.k8s.io/PriorityClass',
    ['value', 77],
    ['preemptionPolicy', 'Never', true],
    ['description', 'other'],
    ['globalDefault', true],
  ),
  ...of(
    ['rbac.authorization.k8s.io/RoleBinding', 'rbac.authorization.k8s.io/ClusterRoleBinding'],
    ['roleRef name', 'other'],
    ['roleRef kind', 'ClusterRole'],
    ['subjects 0 name', 'other'],
    ['subjects 1', { kind: 'ServiceAccount', name: 'other', namespace: 'default' }, true],
  ),
  ...of(
    'rbac.authorization.k8s.io/ClusterRole',
    ['rules 0 verbs', ['*']],
    ['rules 0'],
    ['rules 0 resources', ['pods']],
  ),
  ...of(
    'ResourceQuota',
    ['spec hard requests.cpu', '1'],
    ['spec hard pods', '999', true],
    ['spec scopes', ['NotTerminating'], true],
  ),
  ...of('LimitRange', ['spec limits 0 default memory', '900Mi'], ['spec limits 0 defaultRequest cpu', '1m']),
  ...of(
    'Namespace',
    ['metadata labels pod-security.kubernetes.io/enforce', 'privileged'],
    ['metadata labels pod-security.kubernetes.io/warn', 'privileged'],
    ['metadata labels app.kubernetes.io/part-of', 'other'],
  ),
  ...of(
    'ServiceAccount',
    ['automountServiceAccountToken', true, true],
    ['metadata annotations iam.gke.io/gcp-service-account', 'other@example.iam.gserviceaccount.com', true],
    ['metadata annotations eks.amazonaws.com/role-arn', 'arn:aws:iam::111111111111:role/other', true],
  ),
  ...of(
    'admissionregistration.k8s.io/ValidatingAdmissionPolicy',
    ['spec failurePolicy', 'Ignore'],
    ['spec validations 0 message', 'other'],
  ),
  ...of(
    'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding',
    ['spec policyName', 'other'],
    ['spec validationActions 0', 'Warn'],
  ),
];
