import { z } from 'zod';
import type { Has } from '../../../model/facts';

/** IONOS Private Container Registry; its tokens are made by hand, since Terraform would keep them in its state. */
export const registry = {
  /** @see https://docs.ionos.com/terraform-provider/resources/container_registry */
  name: { max: 63, separator: '-' },
  options: z.strictObject({
    allowedIpRanges: z
      .array(z.string().regex(/^\d{1,3}(\.\d{1,3}){3}(\/\d{1,2})?$/))
      .default([])
      .describe('IPv4 addresses and ranges that may reach it; all'),
    collectDays: z
      .array(z.enum(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']))
      .default(['Sunday'])
      .describe('Days on which the space of what has no tag is freed'),
    collectHour: z.int().min(0).max(23).default(3).describe('Hour of those days at which it is, in UTC'),
  }),
  unsupportedOptions: {
    repositories: 'the first push creates a repository',
    immutableTags: 'tags can always be moved',
    untaggedDays: 'the garbage collection takes all at once',
  },
  literals: () => ({}),
} as const satisfies Has<'registry'>;
