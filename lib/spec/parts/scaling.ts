import { z } from 'zod';
import { int32 } from '../../api/ranges';
import { said } from './forms';
import { metrics } from './metrics';
import { also, duration, label, noEffectYet, percent, wholeSeconds } from './scalars';

const number = z.int().min(0).max(10000);

/** Replicas: one number, or the range of an autoscaler. */
export const replicas = z.union([
  number.transform((value) => ({ min: value, max: value })),
  z
    .strictObject({
      min: also(['minReplicas', 'minimum'], number).describe('Minimum number of pods'),
      max: also(['maxReplicas', 'maximum'], number).describe('Maximum number of pods'),
      initial: also(['default', 'desired'], noEffectYet(number)).describe('Initial number of pods'),
    })
    .partial(),
]);

const policy = z.strictObject({
  type: z.enum(['Pods', 'Percent']).describe('Unit of value'),
  value: z.int().min(1).max(int32).describe('Maximum change in one period, in pods or percent'),
  periodSeconds: also(
    ['period'],
    wholeSeconds.refine((time) => time <= 1800, { error: 'at most 30m' }),
  ).describe('Length of a period, at most 30m'),
});

/** Stabilization window of an autoscaler. @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#stabilization-window */
const hold = duration.transform(Math.round).refine((time) => time <= 3600, { error: 'at most an hour' });

const rules = z
  .strictObject({
    stabilizationWindow: also(['stabilizationWindowSeconds', 'stabilization', 'cooldown'], hold).describe(
      'Stabilization window',
    ),
    selectPolicy: z.enum(['Max', 'Min', 'Disabled']).describe('Policy that is selected when several apply'),
    policies: z.array(policy).min(1).describe('Scaling policies'),
  })
  .partial();

const cpuNames = ['targetCpuUtilization', 'targetCPUUtilizationPercentage', 'targetCpu', 'targetCPU', 'cpuTarget'];
const memoryNames = ['targetMemoryUtilization', 'targetMemoryUtilizationPercentage', 'targetMemory', 'memoryTarget'];
const target = z.union([
  percent,
  z
    .strictObject({ target: also(['targetUtilization', 'averageUtilization', 'utilization', 'threshold'], percent) })
    .transform((one) => one.target),
]);

/** Metrics and behavior of an autoscaler. */
export const scaling = z
  .strictObject({
    enabled: z.boolean().describe('false: no autoscaler; the number of pods is deployment.replicas or its min'),
    min: also(['minReplicas'], number).describe('Shorter form of deployment.replicas.min'),
    max: also(['maxReplicas'], number).describe('Shorter form of deployment.replicas.max'),
    cpu: also([...cpuNames, 'targetCPUUtilization'], target).describe('Target of CPU, percent of the request'),
    memory: also(memoryNames, target).describe('Target of memory, percent of the request'),
    queueDepth: also(
      ['queue', 'queueLength'],
      noEffectYet(z.union([z.int(), z.strictObject({ queue: label, target: z.int() })])),
    ).describe('Messages for each pod'),
    metrics: metrics.describe('Metrics by type or by name'),
    custom: also(['customMetrics'], metrics).describe('Metrics of the pods'),
    windows: also(['cron', 'schedules', 'schedule'], noEffectYet(z.unknown())).describe('Scheduled replicas'),
    scaleUp: rules.describe('Behavior of scaling up'),
    scaleDown: rules.describe('Behavior of scaling down'),
    behavior: z
      .strictObject({ scaleUp: rules, scaleDown: rules })
      .partial()
      .describe('scaleUp and scaleDown, as in Kubernetes'),
    scaleUpStabilization: also(['scaleUpCooldown'], hold).describe('Shorter form of scaleUp.stabilizationWindow'),
    scaleDownStabilization: also(['scaleDownCooldown', 'cooldown', 'cooldownPeriod'], hold).describe(
      'Shorter form of scaleDown.stabilizationWindow',
    ),
  })
  .partial()
  .transform(({ metrics: listed, custom, behavior, ...rest }) => {
    const all = [...(listed ?? []), ...(custom ?? [])];
    const percentOf = (name: string) => all.find((one) => one.type === name)?.target;
    const pods = all.flatMap(({ type, name, target }) => (type === 'pods' ? [{ name, target: String(target) }] : []));
    const other = all.flatMap(({ type, name }) => (type === 'other' ? [name] : []));
    return said({
      ...rest,
      cpu: rest.cpu ?? (percentOf('cpu') as number | undefined),
      memory: rest.memory ?? (percentOf('memory') as number | undefined),
      custom: pods.length ? pods : undefined,
      /** Metrics without a source yet. */
      other: other.length ? other : undefined,
      scaleUp: rest.scaleUp ?? behavior?.scaleUp,
      scaleDown: rest.scaleDown ?? behavior?.scaleDown,
    });
  });
