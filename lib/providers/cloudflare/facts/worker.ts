import { z } from 'zod';
import type { Has } from '../../../model/facts';

/** Cloudflare Workers. */
export const worker = {
  /** As a label of workers.dev. @see https://developers.cloudflare.com/workers/platform/limits/ */
  name: { max: 54, separator: '-' },
  options: z.strictObject({
    logs: z.boolean().default(true).describe('Whether its logs are kept'),
    logSampleRate: z.number().min(0).max(1).default(1).describe('Part of the requests whose logs are kept'),
  }),
  literals: ({ name }) => ({ name }),
} as const satisfies Has<'worker'>;
