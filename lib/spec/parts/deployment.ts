import { z } from 'zod';
import { replicas, scaling } from './scaling';
import { also, duration, label, labels, noEffectYet, podsOrPercent, qualifiedName, labelValue } from './scalars';
import { rollingUpdate, strategy } from './strategy';

const seconds = duration.transform(Math.round).refine((time) => time <= 86400, { error: 'at most a day' });

/** A toleration, as in Kubernetes. */
export const toleration = z
  .strictObject({
    key: qualifiedName,
    operator: z.enum(['Exists', 'Equal']),
    value: labelValue,
    effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']),
    tolerationSeconds: z.int(),
  })
  .partial();

const selected = z.strictObject({ matchLabels: z.record(qualifiedName, labelValue) });

const spread = z
  .strictObject({
    topologyKey: also(['key'], qualifiedName).describe('Topology key: node label over whose values pods are spread'),
    maxSkew: z.int().min(1).optional().describe('Maximum skew between two values; default 1'),
    whenUnsatisfiable: z.enum(['DoNotSchedule', 'ScheduleAnyway']).optional().describe('Default ScheduleAnyway'),
    labelSelector: selected.optional().describe('Always the pods of the service'),
    matchLabelKeys: z
      .array(qualifiedName)
      .min(1)
      .optional()
      .describe('Pod labels that select the pods to count, such as pod-template-hash'),
    minDomains: z.int().min(1).optional().describe('Minimum number of domains; only with DoNotSchedule'),
  })
  .refine(({ minDomains, whenUnsatisfiable }) => minDomains === undefined || whenUnsatisfiable === 'DoNotSchedule', {
    error: 'expected whenUnsatisfiable: DoNotSchedule beside minDomains',
  });

const disruption = z
  .strictObject({
    enabled: z.boolean().describe('false: no PodDisruptionBudget'),
    minAvailable: podsOrPercent.describe('Pods that must stay available during a drain; default half of them'),
    maxUnavailable: podsOrPercent.describe('Pods that may be unavailable during a drain, instead of minAvailable'),
  })
  .partial();

/** Replicas, placement and rollout. */
export const deployment = z
  .strictObject({
    enabled: z.boolean().describe('false: the service is left out of this environment'),
    replicas: also(['replicaCount'], replicas).describe(
      'Number of pods, or {min, max} for an autoscaler; default 2; 1 in development and where pods share a volume or run on a schedule',
    ),
    strategy: also(['updateStrategy', 'rollout'], strategy).describe('Rollout strategy'),
    rollingUpdate: rollingUpdate.describe('Shorter form of strategy.rollingUpdate'),
    maxSurge: podsOrPercent.describe('Shorter form of strategy.rollingUpdate.maxSurge'),
    maxUnavailable: podsOrPercent.describe('Shorter form of strategy.rollingUpdate.maxUnavailable'),
    scaling: also(['autoscaling', 'hpa', 'autoscaler'], scaling).describe('Metrics and behavior of the autoscaler'),
    tierIsolation: noEffectYet(z.unknown()).describe('Separate pods for each customer tier'),
    disruption: also(['podDisruptionBudget', 'pdb', 'disruptionBudget'], disruption).describe('PodDisruptionBudget'),
    podManagementPolicy: z
      .enum(['OrderedReady', 'Parallel'])
      .describe('Order in which pods of a StatefulSet start and stop'),
    priority: also(['priorityClass', 'priorityClassName'], label).describe('PriorityClass that the platform defines'),
    topology: also(
      ['topologySpread', 'topologySpreadConstraints'],
      z.union([z.literal('none'), z.array(spread)]),
    ).describe('Topologies over which pods are spread; default zones and nodes'),
    nodeSelector: labels.describe('Labels that a node must have'),
    nodePool: also(['nodeGroup', 'nodePools'], label).describe('Node pool of the environment, selected by its labels'),
    tolerations: z.array(toleration).describe('Tolerations of node taints'),
    affinity: z.looseObject({}).meta({ open: 'kubernetes' }).describe('Affinity, as in Kubernetes'),
    history: also(['revisionHistoryLimit'], z.int().min(0).max(100)).describe('Revisions that are kept; default 10'),
    minReadySeconds: seconds.describe('Seconds that a new pod must be ready before it counts; default 0'),
    progressDeadline: also(['progressDeadlineSeconds'], seconds).describe(
      'Progress deadline of a rollout; default 10m',
    ),
  })
  .partial();
