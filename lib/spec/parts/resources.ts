import { z } from 'zod';
import { also, bytes, count, cpu, key, qualifiedName, text } from './scalars';

const gpuTypes = text.regex(/^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/);

/** GPUs of a pod: a number, or a number of one type. */
export const gpu = z.union([
  count.transform((value) => ({ count: value })),
  z.strictObject({
    count: count.describe('Number of GPUs'),
    type: gpuTypes.optional().describe('Model, as nodes are labelled'),
  }),
]);

const amounts = z
  .strictObject({
    cpu,
    memory: bytes,
    ephemeralStorage: also(['ephemeral-storage'], bytes),
    gpu: also(['nvidia.com/gpu'], count).describe('GPUs; requests and limits must be equal'),
    extended: z.record(qualifiedName, count).describe('Extended resources by name'),
  })
  .partial();

/** A number, `unlimited`, `-1` for unlimited, or names, with globs or `all`. */
export const quota = z.union([z.number(), z.boolean(), text, z.array(text)]);

const tier = z.looseObject({});

/** What a container beside the main one asks for and at most gets. */
export const amountsOfOne = z
  .strictObject({
    requests: amounts.describe('What the scheduler reserves'),
    limits: amounts.describe('What it never exceeds; memory without a limit gets its request'),
  })
  .partial();

/** What one pod asks for and at most gets. */
export const resources = z
  .strictObject({
    requests: amounts.describe('What the scheduler reserves'),
    limits: amounts.describe('What a pod never exceeds; memory without a limit gets its request'),
    gpu: gpu.describe('GPUs of a pod'),
    cpu: cpu.describe('Shorter form of requests.cpu'),
    memory: bytes.describe('Shorter form of requests.memory and limits.memory'),
    ephemeralStorage: bytes.describe('Shorter form of requests and limits'),
    tiers: z
      .record(key, tier)
      .describe(
        'Resources, features, rate limits and quotas by customer tier; in the catalogue that the service reads',
      ),
  })
  .partial();
