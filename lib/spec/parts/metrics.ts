import { z } from 'zod';
import { also, key, percent, text } from './scalars';

/** A metric of an autoscaler: of the container, of the pods, or one without a source yet. */
export interface Metric {
  readonly type: 'cpu' | 'memory' | 'pods' | 'other';
  readonly name: string;
  readonly target: string | number;
}

const name = text.regex(/^[a-zA-Z_:][-\w:.]*$/, { error: 'the name of a metric, such as http_requests_per_second' });
const amount = z.union([z.number().positive(), text.regex(/^(?=.*[1-9])\d+(\.\d+)?[mkMG%]?$/)]);
const target = z.union([
  amount,
  z
    .strictObject({
      type: z.enum(['Utilization', 'AverageValue', 'Value']).optional(),
      amount: also(['averageUtilization', 'averageValue', 'value'], amount),
    })
    .transform((one) => one.amount),
]);
const targets = [
  'averageUtilization',
  'targetAverageUtilization',
  'targetUtilization',
  'targetValue',
  'averageValue',
  'targetAverageValue',
  'value',
  'threshold',
];

const types = ['cpu', 'CPU', 'memory', 'Resource', 'resource', 'Pods', 'pods', 'custom', 'Custom'] as const;
const others = ['queue', 'queueDepth', 'External', 'external', 'Object', 'object', 'prometheus', 'cron'] as const;
const ofContainer: readonly string[] = ['cpu', 'memory'];

const item = z
  .strictObject({
    type: z.enum([...types, ...others]).describe('cpu, memory or custom'),
    name: also(['metric', 'queue', 'metricName'], name).describe('Name of a pod metric of the custom metrics API'),
    target: also(targets, target).describe('Average over the pods; of cpu and memory in percent of the request'),
    resource: z.strictObject({ name: z.enum(['cpu', 'memory']), target }),
    pods: z.strictObject({ metric: z.strictObject({ name }), target }),
  })
  .partial();

/** One metric, in any of its forms. */
function metric({ type, resource, pods, ...rest }: z.output<typeof item>, context: z.RefinementCtx): Metric {
  const called = resource?.name ?? pods?.metric.name ?? rest.name ?? type?.toLowerCase();
  const value = resource?.target ?? pods?.target ?? rest.target;
  if ((others as readonly unknown[]).includes(type)) return { type: 'other', name: called ?? '', target: value ?? 0 };
  const measured = ofContainer.find((one) => one === type?.toLowerCase()) ?? called;
  const container = ofContainer.includes(measured ?? '');
  const given = container ? percent.safeParse(value).data : value;
  if (measured !== undefined && given !== undefined)
    return { type: container ? (measured as 'cpu' | 'memory') : 'pods', name: measured, target: given };
  context.addIssue({ code: 'custom', message: 'expected a name and a target' });
  return z.NEVER;
}

const named = z.record(key, z.union([amount.transform((one) => ({ target: one })), item]));

/** Metrics of a container or of the pods: a list, or by name. */
export const metrics = z.union([
  z.array(item.transform(metric)),
  named.transform((all, context) => Object.entries(all).map(([one, more]) => metric({ name: one, ...more }, context))),
]);
