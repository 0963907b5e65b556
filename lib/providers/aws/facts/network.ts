import { z } from 'zod';
import type { Has } from '../../../model/facts';

/** Amazon Virtual Private Cloud. */
export const network = {
  /** A tag's value has at most 256. @see https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
  name: { max: 128, separator: '-' },
  options: z.strictObject({
    flowLogRetentionDays: z.int().default(30).describe('Days that flow logs are kept'),
    flowLogTraffic: z.enum(['ALL', 'ACCEPT', 'REJECT']).default('ALL').describe('Traffic in the flow logs'),
    endpoints: z
      .array(z.string().regex(/^[a-z0-9.-]+$/))
      .default([])
      .describe('Services that private subnets reach without NAT: ecr.api, ecr.dkr, sts, secretsmanager ...'),
  }),
  literals: ({ options: { cidr } }) => ({ cidr }),
} as const satisfies Has<'network'>;
