import { z } from 'zod';
import { said } from '../parts/forms';
import { also } from '../parts/scalars';

const replicas = z.int().min(0).max(15);

/** High availability: a word, or a mapping. */
export function highlyAvailable<More extends z.ZodRawShape>(more: More) {
  return also(
    ['multiAz', 'multiAZ', 'highAvailability', 'ha'],
    z.union([
      z.boolean(),
      z
        .strictObject({
          enabled: z.boolean().optional().describe('Default true'),
          replicas: replicas
            .optional()
            .describe('Number of standbys; a database has 1, and other numbers give a warning'),
          zones: z.int().min(1).max(6).optional().describe('Always 2; other numbers give a warning'),
          failover: z.boolean().optional().describe('Always automatic; false gives a warning'),
          ...more,
        })
        .transform((one) => said(one)),
    ]),
  ).optional();
}
