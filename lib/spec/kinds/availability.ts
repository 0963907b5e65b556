import { z } from 'zod';
import { said } from '../parts/forms';
import { also } from '../parts/scalars';

const replicas = z.int().min(0).max(15);

/** Whether something stands in a second zone: a word, or a mapping that says more. */
export function highlyAvailable<More extends z.ZodRawShape>(more: More) {
  return also(
    ['multiAz', 'multiAZ', 'highAvailability', 'ha'],
    z.union([
      z.boolean(),
      z
        .strictObject({
          enabled: z.boolean().optional().describe('Default true'),
          replicas: replicas.optional().describe('Copies that stand by; of a database 1, others are told'),
          zones: z.int().min(1).max(6).optional().describe('2; others are told'),
          failover: z.boolean().optional().describe('By itself, always: false is told'),
          ...more,
        })
        .transform((one) => said(one)),
    ]),
  ).optional();
}
