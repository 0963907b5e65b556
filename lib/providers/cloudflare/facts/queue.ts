import { z } from 'zod';
import type { Has } from '../../../model/facts';

/** Cloudflare Queues. */
export const queue = {
  /** 63 less `-dead`. @see https://developers.cloudflare.com/queues/platform/limits/ */
  name: { max: 58, separator: '-' },
  toNative: ({ delaySeconds, batchSize, concurrency }) => ({ delaySeconds, batchSize, concurrency }),
  most: { delaySeconds: 43200, batchSize: 100, concurrency: 250, deadLetterRetentionSeconds: 1209600 },
  least: { deadLetterRetentionSeconds: 60 },
  options: z.strictObject({
    delaySeconds: z.int().min(0).max(43200).default(0).describe('Seconds until a message is delivered'),
    /** @see https://developers.cloudflare.com/queues/configuration/batching-retries/ */
    batchSize: z.int().min(1).max(100).default(10).describe('Most messages that a reader gets at once'),
    /** @see https://developers.cloudflare.com/queues/configuration/consumer-concurrency/ */
    concurrency: z.int().min(1).max(250).optional().describe('Most readers at a time; Cloudflare’s choice'),
    batchTimeoutSeconds: z.int().min(0).max(60).default(5).describe('Seconds that a batch waits to be full'),
    retryDelaySeconds: z.int().min(0).max(43200).default(0).describe('Retry delay in seconds'),
  }),
  /** @see https://developers.cloudflare.com/queues/platform/limits/ */
  unsupportedOptions: {
    fifo: 'queues keep no order',
    maxMessages: 'a queue is bounded by its size, 25 GB',
    visibilityTimeoutSeconds: 'a reader has a batch for as long as it runs',
    maxMessageKiB: 'the largest message is always 128 KB',
  },
  literals: ({ name, placement: { account } }) => ({
    provider: 'cloudflare',
    name,
    url: `https://api.cloudflare.com/client/v4/accounts/${account}/queues`,
  }),
} as const satisfies Has<'queue'>;
