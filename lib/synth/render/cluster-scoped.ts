import { gatewayKinds } from '../../api/gateway-kinds';
import type { GatewayTable } from '../../model/gateway-facts';

/**
 * Cluster-scoped kinds of Kubernetes, and of controllers other than gateways.
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

/** Whether a kind is cluster-scoped; unknown kinds are namespaced. */
export function isClusterScoped(kind: string, gateways: GatewayTable): boolean {
  return kinds.has(kind) || gatewayKinds(gateways).some((one) => one.isClusterScoped && one.kind === kind);
}
