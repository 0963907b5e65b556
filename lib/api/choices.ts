const protocol = ['TCP', 'UDP', 'SCTP'];
const effect = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];
const policy = ['Honor', 'Ignore'];
const profile = ['RuntimeDefault', 'Unconfined', 'Localhost'];
const accessModes = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'];

/** Allowed words of fields and list items, by type and field. @see https://github.com/kubernetes/kubernetes/tree/master/pkg/apis */
export const choices: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  V1AppArmorProfile: { type: profile },
  V1Container: {
    imagePullPolicy: ['Always', 'IfNotPresent', 'Never'],
    terminationMessagePolicy: ['File', 'FallbackToLogsOnError'],
  },
  V1ContainerPort: { protocol },
  V1CronJobSpec: { concurrencyPolicy: ['Allow', 'Forbid', 'Replace'] },
  V1DeploymentStrategy: { type: ['RollingUpdate', 'Recreate'] },
  V1HTTPGetAction: { scheme: ['HTTP', 'HTTPS'] },
  V1HTTPIngressPath: { pathType: ['Prefix', 'Exact', 'ImplementationSpecific'] },
  V1JobSpec: { completionMode: ['NonIndexed', 'Indexed'], podReplacementPolicy: ['TerminatingOrFailed', 'Failed'] },
  V1LabelSelectorRequirement: { operator: ['In', 'NotIn', 'Exists', 'DoesNotExist'] },
  V1NetworkPolicyPort: { protocol },
  V1NetworkPolicySpec: { policyTypes: ['Ingress', 'Egress'] },
  V1NodeSelectorRequirement: { operator: ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'] },
  V1PersistentVolumeClaimSpec: { accessModes, volumeMode: ['Filesystem', 'Block'] },
  V1PodDisruptionBudgetSpec: { unhealthyPodEvictionPolicy: ['IfHealthyBudget', 'AlwaysAllow'] },
  V1PodSecurityContext: {
    fsGroupChangePolicy: ['OnRootMismatch', 'Always'],
    supplementalGroupsPolicy: ['Merge', 'Strict'],
    seLinuxChangePolicy: ['Recursive', 'MountOption'],
  },
  V1PodSpec: {
    restartPolicy: ['Always', 'OnFailure', 'Never'],
    dnsPolicy: ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'],
    preemptionPolicy: ['PreemptLowerPriority', 'Never'],
  },
  V1SeccompProfile: { type: profile },
  V1SecurityContext: { procMount: ['Default', 'Unmasked'] },
  V1ServicePort: { protocol },
  V1ServiceSpec: {
    type: ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'],
    sessionAffinity: ['None', 'ClientIP'],
    externalTrafficPolicy: ['Cluster', 'Local'],
    internalTrafficPolicy: ['Cluster', 'Local'],
    ipFamilies: ['IPv4', 'IPv6'],
    ipFamilyPolicy: ['SingleStack', 'PreferDualStack', 'RequireDualStack'],
  },
  V1StatefulSetSpec: { podManagementPolicy: ['OrderedReady', 'Parallel'] },
  V1StatefulSetUpdateStrategy: { type: ['RollingUpdate', 'OnDelete'] },
  V1StorageClass: { reclaimPolicy: ['Delete', 'Retain'], volumeBindingMode: ['Immediate', 'WaitForFirstConsumer'] },
  V1Taint: { effect },
  V1Toleration: { effect: ['', ...effect] },
  V1TopologySpreadConstraint: {
    whenUnsatisfiable: ['DoNotSchedule', 'ScheduleAnyway'],
    nodeAffinityPolicy: policy,
    nodeTaintsPolicy: policy,
  },
  V1VolumeMount: {
    mountPropagation: ['None', 'HostToContainer', 'Bidirectional'],
    recursiveReadOnly: ['Disabled', 'IfPossible', 'Enabled'],
  },
  V2HPAScalingPolicy: { type: ['Pods', 'Percent'] },
  V2HPAScalingRules: { selectPolicy: ['Max', 'Min', 'Disabled'] },
  V2MetricSpec: { type: ['Resource', 'ContainerResource', 'Pods', 'Object', 'External'] },
  V2MetricTarget: { type: ['Utilization', 'Value', 'AverageValue'] },
};
