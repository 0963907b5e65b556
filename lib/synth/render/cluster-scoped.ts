import { gatewayKinds } from '../../api/gateway-kinds';
import type { GatewayTable } from '../../model/gateway-facts';

/**
 * Kinds that stand in no namespace: Kubernetes' own, and those of the controllers that clusters get, but for gateways.
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
  'IngressClass',
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
export function isClusterScoped(kind: string, gateways: GatewayTable): boolean {
  return kinds.has(kind) || gatewayKinds(gateways).some((one) => one.isClusterScoped && one.kind === kind);
}
