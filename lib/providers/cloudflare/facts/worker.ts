import { z } from 'zod';
import type { Has } from '../../../model/facts';

/** Cloudflare Workers. */
export const worker = {
  /** As a label of workers.dev. @see https://developers.cloudflare.com/workers/platform/limits/ */
  name: { max: 54, separator: '-' },
  options: z.strictObject({
    logs: z.boolean().default(true).describe('Whether its logs are kept'),
    logSamplePercent: z.int().min(1).max(100).default(100).describe('Part of the requests whose logs are kept'),
  }),
  literals: ({ name }) => ({ name }),
} as const satisfies Has<'worker'>;
