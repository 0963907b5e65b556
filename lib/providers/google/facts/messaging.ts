import { z } from 'zod';
import type { Has } from '../../../model/facts';
import { digest } from '../../../model/name';

/** Name of the subscription by which a topic feeds a queue: the queue's, with the topic's digest. */
export function feedName(topic: string, queue: string): string {
  return `${queue}-${digest(topic)}`;
}

const regions = z
  .array(z.string().regex(/^[a-z0-9-]+$/))
  .default([])
  .describe('Regions that may hold messages; all');

/** Pub/Sub, as a topic and a subscription of one name. */
export const queue = {
  /** 255 less `-dead`, or a topic's digest. @see https://cloud.google.com/pubsub/docs/pubsub-basics#resource_names */
  name: { max: 200, separator: '-' },
  options: z.strictObject({
    regions,
    exactlyOnce: z.boolean().optional().describe('Whether no message comes again once it is acknowledged; as a FIFO'),
    retainAcked: z.boolean().default(false).describe('Whether messages can be read again after they are acknowledged'),
    filter: z.string().max(256).optional().describe('Messages that readers get, by their attributes; all'),
    minimumBackoffSeconds: z.int().min(0).max(600).default(10).describe('Least seconds until a message comes again'),
    maximumBackoffSeconds: z.int().min(0).max(600).default(600).describe('Most seconds until a message comes again'),
    deadLetterRetentionSeconds: z
      .int()
      .min(600)
      .max(2678400)
      .default(1209600)
      .describe('Seconds that dead letters are kept'),
  }),
  /** @see https://cloud.google.com/pubsub/quotas */
  toNative: ({ deadLetterRetentionSeconds }) => ({ deadLetterRetentionSeconds }),
  unsupportedOptions: {
    delaySeconds: 'Pub/Sub delivers a message at once',
    maxMessages: 'Pub/Sub bounds no queue',
    maxMessageKiB: 'Pub/Sub takes messages of up to 10 MB and knows no lower limit',
  },
  /** @see https://cloud.google.com/pubsub/docs/subscription-properties */
  most: {
    visibilityTimeoutSeconds: 600,
    retentionSeconds: 2678400,
    deadLetterAfter: 100,
    deadLetterRetentionSeconds: 2678400,
  },
  least: { visibilityTimeoutSeconds: 10, retentionSeconds: 600, deadLetterAfter: 5, deadLetterRetentionSeconds: 600 },
  regions: ['regions'],
  /** A reader pulls from the subscription of the same name. */
  literals: ({ name, placement: { account } }) => ({
    provider: 'pubsub',
    name,
    url: `https://pubsub.googleapis.com/v1/projects/${account}/topics/${name}`,
  }),
} as const satisfies Has<'queue'>;

/** Pub/Sub. */
export const topic = {
  toNative: ({ retentionSeconds }) => ({ retentionSeconds }),
  most: { retentionSeconds: 2678400 },
  least: { retentionSeconds: 600 },
  unsupportedOptions: { partitions: 'Pub/Sub scales automatically' },
  name: { max: 200, separator: '-' },
  options: z.strictObject({
    regions,
    ackDeadlineSeconds: z.int().min(10).max(600).default(60).describe('Seconds that a queue’s reader has a message'),
    retentionSeconds: z
      .int()
      .min(600)
      .max(2678400)
      .default(604800)
      .describe('Seconds that a message waits for a queue’s reader'),
    replaySeconds: z
      .int()
      .min(600)
      .max(2678400)
      .optional()
      .describe('Seconds of retained messages for new subscriptions; none'),
  }),
  regions: ['regions'],
  literals: ({ name, placement: { account } }) => ({
    provider: 'pubsub',
    name,
    id: `projects/${account}/topics/${name}`,
  }),
} as const satisfies Has<'topic'>;
