/** Bounds of a number, both within. */
export type Range = readonly [least: number, most?: number];

/** Maximum of int32 fields. */
export const int32 = 2147483647;

const id: Range = [0, int32];
const port: Range = [1, 65535];
const mode: Range = [0, 511];
const natural: Range = [0];
const positive: Range = [1];

/** Bounds of numbers, by type and field. @see https://github.com/kubernetes/kubernetes/tree/master/pkg/apis */
export const ranges: Readonly<Record<string, Readonly<Record<string, Range>>>> = {
  V1ClientIPConfig: { timeoutSeconds: [1, 86400] },
  V1ConfigMapVolumeSource: { defaultMode: mode },
  V1ContainerPort: { containerPort: port, hostPort: [0, 65535] },
  V1CronJobSpec: {
    startingDeadlineSeconds: natural,
    successfulJobsHistoryLimit: natural,
    failedJobsHistoryLimit: natural,
  },
  V1DaemonSetSpec: { minReadySeconds: natural, revisionHistoryLimit: natural },
  V1DeploymentSpec: {
    replicas: natural,
    minReadySeconds: natural,
    revisionHistoryLimit: natural,
    progressDeadlineSeconds: natural,
  },
  V1GRPCAction: { port },
  V1JobSpec: {
    parallelism: natural,
    completions: natural,
    backoffLimit: natural,
    activeDeadlineSeconds: natural,
    ttlSecondsAfterFinished: natural,
  },
  V1KeyToPath: { mode },
  V1NetworkPolicyPort: { endPort: port },
  V1PodSecurityContext: { runAsUser: id, runAsGroup: id, fsGroup: id },
  V1PodSpec: { terminationGracePeriodSeconds: natural, activeDeadlineSeconds: [1, int32] },
  V1PreferredSchedulingTerm: { weight: [1, 100] },
  V1Probe: {
    initialDelaySeconds: natural,
    timeoutSeconds: natural,
    periodSeconds: natural,
    successThreshold: natural,
    failureThreshold: natural,
    terminationGracePeriodSeconds: positive,
  },
  V1ProjectedVolumeSource: { defaultMode: mode },
  V1SecretVolumeSource: { defaultMode: mode },
  V1SecurityContext: { runAsUser: id, runAsGroup: id },
  V1ServiceAccountTokenProjection: { expirationSeconds: [600, 4294967296] },
  V1ServicePort: { port, nodePort: [0, 65535] },
  V1StatefulSetSpec: { replicas: natural, minReadySeconds: natural, revisionHistoryLimit: natural },
  V1TopologySpreadConstraint: { maxSkew: positive, minDomains: positive },
  V1WeightedPodAffinityTerm: { weight: [1, 100] },
  V2HPAScalingPolicy: { value: positive, periodSeconds: [1, 1800] },
  V2HPAScalingRules: { stabilizationWindowSeconds: [0, 3600] },
  V2HorizontalPodAutoscalerSpec: { minReplicas: positive, maxReplicas: positive },
  V2MetricTarget: { averageUtilization: positive },
};
