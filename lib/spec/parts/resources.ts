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
      memory: noEffectYet(z.unknown()).optional().describe('Memory of each'),
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

/** One amount for both sides, or one for each. */
const sides = <T extends z.ZodType<string>>(amount: T) =>
  z.union([
    amount,
    z
      .strictObject({
        request: also(['requests', 'min'], amount).describe('What the scheduler reserves'),
        limit: also(['limits', 'max'], amount).describe('What is never exceeded'),
      })
      .partial(),
  ]);

/** What a container asks for and at most gets. */
const both = {
  requests: amounts.describe('What the scheduler reserves'),
  limits: amounts.describe('What is never exceeded; memory without a limit gets its request'),
};

/** What a container beside the main one asks for and at most gets. */
export const amountsOfOne = z.strictObject(both).partial();

type Sides = z.output<ReturnType<typeof sides>>;
type Name = 'cpu' | 'memory' | 'ephemeralStorage';

/** Amounts of which each names both sides, as amounts by side; single ones stay as they are. */
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

/** What is more for one customer tier than for another. */
export const tiers = z
  .record(key, z.looseObject({}))
  .describe('Resources, features, rate limits and quotas by customer tier; in the catalogue that the service reads');

/** What one pod asks for and at most gets. */
export const resources = z
  .strictObject({
    ...both,
    default: amountsOfOne.describe('Requests and limits below those that stand beside it'),
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
