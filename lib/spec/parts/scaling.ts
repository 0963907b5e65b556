import { z } from 'zod';
import { int32 } from '../../api/ranges';
import { said } from './forms';
import { metrics } from './metrics';
import { also, duration, label, noEffectYet, percent, wholeSeconds } from './scalars';

const number = z.int().min(0).max(10000);

/** How many pods: one number, or a range that an autoscaler chooses from. */
export const replicas = z.union([
  number.transform((value) => ({ min: value, max: value })),
  z
    .strictObject({
      min: also(['minReplicas', 'minimum'], number).describe('Least pods'),
      max: also(['maxReplicas', 'maximum'], number).describe('Most pods'),
      initial: also(['default', 'desired'], noEffectYet(number)).describe('Pods at first'),
    })
    .partial(),
]);

const policy = z.strictObject({
  type: z.enum(['Pods', 'Percent']).describe('Unit of value'),
  value: z.int().min(1).max(int32).describe('Most pods, or percent of them, in one period'),
  periodSeconds: also(
    ['period'],
    wholeSeconds.refine((time) => time <= 1800, { error: 'at most 30m' }),
  ).describe('Length of a period, at most 30m'),
});

/** How long an autoscaler may wait. @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#stabilization-window */
const hold = duration.transform(Math.round).refine((time) => time <= 3600, { error: 'at most an hour' });

const rules = z
  .strictObject({
    stabilizationWindow: also(['stabilizationWindowSeconds', 'stabilization', 'cooldown'], hold).describe(
      'How long a recommendation must last',
    ),
    selectPolicy: z.enum(['Max', 'Min', 'Disabled']).describe('Which policy counts when several do'),
    policies: z.array(policy).min(1).describe('Limits of speed'),
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

/** What an autoscaler looks at, and how fast it moves. */
export const scaling = z
  .strictObject({
    enabled: z.boolean().describe('false: as many pods as deployment.replicas says at least'),
    min: also(['minReplicas'], number).describe('Shorter form of deployment.replicas.min'),
    max: also(['maxReplicas'], number).describe('Shorter form of deployment.replicas.max'),
    cpu: also([...cpuNames, 'targetCPUUtilization'], target).describe('Target of CPU, percent of the request'),
    memory: also(memoryNames, target).describe('Target of memory, percent of the request'),
    queueDepth: also(
      ['queue', 'queueLength'],
      noEffectYet(z.union([z.int(), z.strictObject({ queue: label, target: z.int() })])),
    ).describe('Messages a pod'),
    metrics: metrics.describe('Metrics by type or by name'),
    custom: also(['customMetrics'], metrics).describe('Metrics of the pods'),
    windows: also(['cron', 'schedules', 'schedule'], noEffectYet(z.unknown())).describe('Replicas at certain times'),
    scaleUp: rules.describe('How fast it grows'),
    scaleDown: rules.describe('How fast it shrinks'),
    behavior: z.strictObject({ scaleUp: rules, scaleDown: rules }).partial().describe('Both, as Kubernetes spells it'),
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
      /** Metrics that nothing measures yet. */
      other: other.length ? other : undefined,
      scaleUp: rest.scaleUp ?? behavior?.scaleUp,
      scaleDown: rest.scaleDown ?? behavior?.scaleDown,
    });
  });
