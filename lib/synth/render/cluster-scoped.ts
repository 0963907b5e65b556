/**
 * Kinds that stand in no namespace: Kubernetes' own, and those of the controllers that clusters get.
 * @see https://kubernetes.io/docs/reference/kubernetes-api
 */
const kinds: ReadonlySet<string> = new Set([
  'APIService',
  'CSIDriver',
  'CSINode',
  'CertificateSigningRequest',
  'ClusterAnalysisTemplate',
  'ClusterExternalSecret',
  'ClusterIssuer',
  'ClusterRole',
  'ClusterRoleBinding',
  'ClusterSecretStore',
  'ClusterTriggerAuthentication',
  'CustomResourceDefinition',
  'FlowSchema',
  'GatewayClass',
  'IngressClass',
  'KongClusterPlugin',
  'MutatingWebhookConfiguration',
  'Namespace',
  'Node',
  'PersistentVolume',
  'PriorityClass',
  'PriorityLevelConfiguration',
  'RuntimeClass',
  'StorageClass',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'ValidatingWebhookConfiguration',
  'VolumeAttachment',
]);

/** Whether objects of a kind belong to the cluster; of a kind that is not known, to a namespace. */
export function isClusterScoped(kind: string): boolean {
  return kinds.has(kind);
}
