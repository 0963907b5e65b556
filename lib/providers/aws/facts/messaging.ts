import { z } from 'zod';
import type { Has } from '../../../model/facts';

/** Name of a queue or topic as AWS wants it. @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-message-identifiers.html */
export function fifoName(name: string, fifo: boolean): string {
  return fifo && !name.endsWith('.fifo') ? `${name}.fifo` : name;
}

const deduplication = z
  .boolean()
  .default(true)
  .describe('Whether a FIFO drops equal bodies that come within 5 minutes');

/** Amazon SQS. */
export const queue = {
  /** 80 less `-dead.fifo`. @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html */
  name: { max: 70, separator: '-' },
  toNative: ({ delaySeconds, deadLetterRetentionSeconds }) => ({ delaySeconds, deadLetterRetentionSeconds }),
  /** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html */
  most: { delaySeconds: 900, deadLetterRetentionSeconds: 1209600 },
  least: { deadLetterRetentionSeconds: 60 },
  unsupportedOptions: { maxMessages: 'SQS bounds no queue' },
  options: z.strictObject({
    delaySeconds: z.int().min(0).max(900).default(0).describe('Seconds until a message can be read'),
    receiveWaitSeconds: z.int().min(0).max(20).default(20).describe('Seconds that an empty read waits'),
    contentBasedDeduplication: deduplication,
    highThroughput: z
      .boolean()
      .default(false)
      .describe('Whether a FIFO keeps order by message group only, for more throughput'),
    deadLetterRetentionSeconds: z
      .int()
      .min(60)
      .max(1209600)
      .default(1209600)
      .describe('Seconds that the dead-letter queue keeps a message'),
    keyReuseSeconds: z.int().min(60).max(86400).default(300).describe('Seconds that a data key is used again'),
  }),
  literals: ({ name, options: { fifo } }) => ({ provider: 'sqs', name: fifoName(name, fifo) }),
} as const satisfies Has<'queue'>;

/** Amazon SNS. */
export const topic = {
  unsupportedOptions: {
    retentionSeconds: 'SNS delivers a message at once, and the queue keeps it',
    partitions: 'SNS scales automatically',
  },
  /** 256 less `.fifo`. @see https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html */
  name: { max: 251, separator: '-' },
  options: z.strictObject({
    displayName: z.string().max(100).optional().describe('Sender of its emails'),
    contentBasedDeduplication: deduplication,
    rawDelivery: z.boolean().default(true).describe('Whether queues get the bare message, without an envelope'),
    emails: z.array(z.email()).default([]).describe('Addresses that get every message, once they confirm'),
    archiveDays: z.int().min(1).max(365).optional().describe('Days that a FIFO topic can replay'),
    tracing: z.enum(['Active', 'PassThrough']).default('PassThrough').describe('Whether X-Ray follows messages'),
  }),
  literals: ({ name, options: { fifo } }) => ({ provider: 'sns', name: fifoName(name, fifo) }),
} as const satisfies Has<'topic'>;
