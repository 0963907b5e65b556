import { z } from 'zod';
import { replicas, scaling } from './scaling';
import { also, duration, label, labels, noEffectYet, podsOrPercent, qualifiedName, labelValue } from './scalars';
import { rollingUpdate, strategy } from './strategy';

const seconds = duration.transform(Math.round).refine((time) => time <= 86400, { error: 'at most a day' });

/** A taint that the pods put up with, as Kubernetes spells it. */
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
    topologyKey: also(['key'], qualifiedName).describe('Node label over whose values pods are spread'),
    maxSkew: z.int().min(1).optional().describe('Most difference between two values; default 1'),
    whenUnsatisfiable: z.enum(['DoNotSchedule', 'ScheduleAnyway']).optional().describe('Default ScheduleAnyway'),
    labelSelector: selected.optional().describe('The service’s own pods, always'),
    matchLabelKeys: z
      .array(qualifiedName)
      .min(1)
      .optional()
      .describe('Labels whose value a pod counts its like by: pod-template-hash'),
    minDomains: z.int().min(1).optional().describe('Values that there must be at least; with DoNotSchedule alone'),
  })
  .refine(({ minDomains, whenUnsatisfiable }) => minDomains === undefined || whenUnsatisfiable === 'DoNotSchedule', {
    error: 'expected whenUnsatisfiable: DoNotSchedule beside minDomains',
  });

const disruption = z
  .strictObject({
    enabled: z.boolean().describe('false: a drain may take every pod'),
    minAvailable: podsOrPercent.describe('Pods that a drain leaves; default half of them'),
    maxUnavailable: podsOrPercent.describe('Pods that a drain takes at once, instead of minAvailable'),
  })
  .partial();

/** How many pods there are, where, and how they change. */
export const deployment = z
  .strictObject({
    enabled: z.boolean().describe('false: the service is left out of this environment'),
    replicas: also(['replicaCount'], replicas).describe(
      'Number of pods, or {min, max} for an autoscaler; default 2, and 1 in development and where pods share a disk or a schedule',
    ),
    strategy: also(['updateStrategy', 'rollout'], strategy).describe('How a new version replaces the old'),
    rollingUpdate: rollingUpdate.describe('Shorter form of strategy.rollingUpdate'),
    maxSurge: podsOrPercent.describe('Shorter form of strategy.rollingUpdate.maxSurge'),
    maxUnavailable: podsOrPercent.describe('Shorter form of strategy.rollingUpdate.maxUnavailable'),
    scaling: also(['autoscaling', 'hpa', 'autoscaler'], scaling).describe('What the autoscaler looks at'),
    tierIsolation: noEffectYet(z.unknown()).describe('Pods of its own for each customer tier'),
    disruption: also(['podDisruptionBudget', 'pdb', 'disruptionBudget'], disruption).describe('Voluntary disruption'),
    podManagementPolicy: z.enum(['OrderedReady', 'Parallel']).describe('Order of a stateful service’s pods'),
    priority: also(['priorityClass', 'priorityClassName'], label).describe('PriorityClass that the platform defines'),
    topology: also(
      ['topologySpread', 'topologySpreadConstraints'],
      z.union([z.literal('none'), z.array(spread)]),
    ).describe('Over what pods are spread; default zones and nodes'),
    nodeSelector: labels.describe('Labels that a node must bear'),
    nodePool: also(['nodeGroup', 'nodePools'], label).describe(
      'Pool of the environment that pods stand on, found by its labels',
    ),
    tolerations: z.array(toleration).describe('Taints that the pods put up with'),
    affinity: z.looseObject({}).meta({ open: 'kubernetes' }).describe('As Kubernetes spells it'),
    history: also(['revisionHistoryLimit'], z.int().min(0).max(100)).describe(
      'Former versions that are kept; default 10',
    ),
    minReadySeconds: seconds.describe('Seconds that a new pod must be ready before it counts; default 0'),
    progressDeadline: also(['progressDeadlineSeconds'], seconds).describe(
      'Longest that a rollout may be without progress; default 10m',
    ),
  })
  .partial();
