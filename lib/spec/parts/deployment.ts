import { z } from 'zod';
import {
  also,
  duration,
  label,
  labels,
  noEffectYet,
  percent,
  podsOrPercent,
  qualifiedName,
  text,
  wholeSeconds,
} from './scalars';

const number = z.int().min(0).max(10000);

/** How many pods: one number, or a range that an autoscaler chooses from. */
export const replicas = z.union([
  number.transform((value) => ({ min: value, max: value })),
  z.strictObject({ min: number.describe('Least pods'), max: number.describe('Most pods') }).partial(),
]);

const policy = z.strictObject({
  type: z.enum(['Pods', 'Percent']).describe('Unit of value'),
  value: z.int().min(1).describe('Most pods, or percent of them, in one period'),
  periodSeconds: wholeSeconds.describe('Length of a period, at most 30m'),
});

const scalingRules = z
  .strictObject({
    stabilizationWindow: also(['stabilizationWindowSeconds', 'stabilization'], duration).describe(
      'How long a recommendation must last',
    ),
    selectPolicy: z.enum(['Max', 'Min', 'Disabled']).describe('Which policy counts when several do'),
    policies: z.array(policy).describe('Limits of speed'),
  })
  .partial();

const metric = z.strictObject({
  name: text.regex(/^[a-zA-Z_:][a-zA-Z0-9_:]*$/).describe('Name of a metric a pod exposes, by the custom metrics API'),
  target: z
    .union([z.number().positive(), text.regex(/^\d+(\.\d+)?[mkMG]?$/)])
    .transform(String)
    .describe('Average over the pods'),
});

const scaling = z
  .strictObject({
    cpu: also(['targetCpuUtilization', 'targetCPUUtilizationPercentage', 'targetCpu'], percent).describe(
      'Target of CPU, percent of the request',
    ),
    memory: also(['targetMemoryUtilization', 'targetMemoryUtilizationPercentage', 'targetMemory'], percent).describe(
      'Target of memory, percent of the request',
    ),
    queueDepth: noEffectYet(z.union([z.int(), z.strictObject({ queue: label, target: z.int() })])).describe(
      'Messages a pod',
    ),
    custom: also(['metrics', 'customMetrics'], z.array(metric)).describe('Metrics of the pods'),
    windows: also(['cron', 'schedules'], noEffectYet(z.array(z.looseObject({})))).describe('Replicas at certain times'),
    scaleUp: scalingRules.describe('How fast it grows'),
    scaleDown: scalingRules.describe('How fast it shrinks'),
    scaleDownStabilization: duration.describe('Shorter form of scaleDown.stabilizationWindow'),
  })
  .partial();

const types = {
  rollingupdate: 'RollingUpdate',
  recreate: 'Recreate',
  ondelete: 'OnDelete',
  canary: 'Canary',
  bluegreen: 'BlueGreen',
} as const;
const strategyType = z
  .enum([
    'RollingUpdate',
    'Recreate',
    'OnDelete',
    'Canary',
    'BlueGreen',
    'rolling',
    'rollingUpdate',
    'recreate',
    'onDelete',
    'canary',
    'blueGreen',
    'blue-green',
  ])
  .transform(
    (word) =>
      types[
        word
          .replace('-', '')
          .toLowerCase()
          .replace(/^rolling$/, 'rollingupdate') as keyof typeof types
      ],
  )
  .describe('How pods are replaced');

const strategy = z.union([
  strategyType.transform((type) => ({ type })),
  z
    .strictObject({
      type: strategyType,
      rollingUpdate: z
        .strictObject({
          maxSurge: podsOrPercent.describe('Pods above the number'),
          maxUnavailable: podsOrPercent.describe('Pods below it'),
        })
        .partial()
        .describe('Limits of a rolling update'),
      canary: noEffectYet(z.looseObject({})).describe('Steps, weights and analysis of a canary'),
      blueGreen: noEffectYet(z.looseObject({})).describe('A second version beside the first'),
    })
    .partial(),
]);

/** A taint that the pods put up with, as Kubernetes spells it. */
export const toleration = z
  .strictObject({
    key: qualifiedName,
    operator: z.enum(['Exists', 'Equal']),
    value: text,
    effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']),
    tolerationSeconds: z.int().min(0),
  })
  .partial();

const spread = z.strictObject({
  topologyKey: also(['key'], qualifiedName).describe('Node label over whose values pods are spread'),
  maxSkew: z.int().min(1).optional().describe('Most difference between two values; default 1'),
  whenUnsatisfiable: z.enum(['DoNotSchedule', 'ScheduleAnyway']).optional().describe('Default ScheduleAnyway'),
});

/** How many pods there are, where, and how they change. */
export const deployment = z
  .strictObject({
    enabled: z.boolean().describe('false: the service is left out of this environment'),
    replicas: replicas.describe('Number of pods, or {min, max} for an autoscaler'),
    strategy: strategy.describe('How a new version replaces the old'),
    scaling: also(['autoscaling'], scaling).describe('What the autoscaler looks at'),
    tierIsolation: noEffectYet(z.union([z.enum(['shared', 'dedicated']), z.looseObject({})])).describe(
      'Pods of its own for each customer tier',
    ),
    disruption: z
      .strictObject({ minAvailable: podsOrPercent.describe('Pods that a drain leaves') })
      .describe('Voluntary disruption'),
    podManagementPolicy: z.enum(['OrderedReady', 'Parallel']).describe('Order of a stateful service’s pods'),
    priority: also(['priorityClass', 'priorityClassName'], label).describe('PriorityClass that the platform defines'),
    topology: z
      .union([z.literal('none'), z.array(spread)])
      .describe('Over what pods are spread; default zones and nodes'),
    nodeSelector: labels.describe('Labels that a node must bear'),
    tolerations: z.array(toleration).describe('Taints that the pods put up with'),
    affinity: z.looseObject({}).describe('As Kubernetes spells it'),
  })
  .partial();
