import { z } from 'zod';
import { said } from './forms';
import { also, bytes, count, cpu, key, noEffectYet, qualifiedName, text } from './scalars';

const gpuTypes = text.regex(/^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/);

/** GPUs of a pod: a number, or a number of one type. */
export const gpu = z.union([
  count.transform((value) => ({ count: value })),
  z.boolean().transform((wanted) => ({ count: wanted ? 1 : 0 })),
  z
    .strictObject({
      enabled: z.boolean().optional().describe('false: none'),
      required: z.boolean().optional().describe('false: none'),
      count: count.optional().describe('Number of GPUs; default 1'),
      type: also(['model', 'product'], gpuTypes).optional().describe('Model, as nodes are labelled'),
      memory: noEffectYet(z.unknown()).optional().describe('Memory of each GPU'),
    })
    .transform(({ enabled = true, required = true, count: number = 1, type }) => ({
      count: enabled && required ? number : 0,
      ...said({ type }),
    })),
]);

const extended = qualifiedName.refine((name) => name.includes('/'), { error: 'a name such as example.com/fpga' });

const amounts = z
  .strictObject({
    cpu,
    memory: bytes,
    ephemeralStorage: also(['ephemeral-storage', 'storage'], bytes),
    gpu: also(['nvidia.com/gpu'], count).describe('GPUs; requests and limits must be equal'),
    extended: z.record(extended, count).describe('Extended resources by name, such as example.com/fpga'),
  })
  .partial();

/** One amount for request and limit, or one for each. */
const sides = <T extends z.ZodType<string>>(amount: T) =>
  z.union([
    amount,
    z
      .strictObject({
        request: also(['requests', 'min'], amount).describe('Requests: what the scheduler reserves'),
        limit: also(['limits', 'max'], amount).describe('Limits: what is never exceeded'),
      })
      .partial(),
  ]);

/** Requests and limits of a container. */
const both = {
  requests: amounts.describe('Requests: what the scheduler reserves'),
  limits: amounts.describe('Limits: what is never exceeded; default limit of memory: its request'),
};

/** Requests and limits of an init container or sidecar. */
export const amountsOfOne = z.strictObject(both).partial();

type Sides = z.output<ReturnType<typeof sides>>;
type Name = 'cpu' | 'memory' | 'ephemeralStorage';

/** Amounts with request and limit each, as requests and limits; single ones stay as they are. */
function bySide(written: { readonly [K in Name]?: Sides }) {
  const all = Object.entries(written);
  const side = (one: 'request' | 'limit') =>
    all.flatMap(([name, value]) => (typeof value === 'object' && value[one] ? [[name, value[one]] as const] : []));
  return {
    requests: Object.fromEntries(side('request')),
    limits: Object.fromEntries(side('limit')),
    alone: Object.fromEntries(all.filter(([, value]) => typeof value === 'string')) as { [K in Name]?: string },
  };
}

/** Resources and limits by customer tier. */
export const tiers = z
  .record(key, z.looseObject({}))
  .describe('Resources, features, rate limits and quotas by customer tier; in the catalogue that the service reads');

/** Requests and limits of one pod. */
export const resources = z
  .strictObject({
    ...both,
    default: amountsOfOne.describe('Default requests and limits; the keys beside it take precedence'),
    gpu: gpu.describe('GPUs of a pod'),
    cpu: sides(cpu).describe('Shorter form of requests.cpu'),
    memory: sides(bytes).describe('Shorter form of requests.memory and limits.memory'),
    ephemeralStorage: also(['storage', 'disk'], sides(bytes)).describe('Shorter form of requests and limits'),
    tiers,
  })
  .partial()
  .transform(({ default: below, cpu: cores, memory, ephemeralStorage, requests, limits, ...rest }) => {
    const apart = bySide(said({ cpu: cores, memory, ephemeralStorage }));
    const one = (...all: readonly (z.output<typeof amounts> | undefined)[]) => {
      const whole: z.output<typeof amounts> = said(Object.assign({}, ...all));
      return Object.keys(whole).length ? whole : undefined;
    };
    return said({
      ...rest,
      ...apart.alone,
      requests: one(below?.requests, apart.requests, requests),
      limits: one(below?.limits, apart.limits, limits),
    });
  });
