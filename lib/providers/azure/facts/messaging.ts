import { z } from 'zod';
import type { Has } from '../../../model/facts';

/** What holds of the namespace in which all queues and topics of a stack stand. @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-premium-messaging */
const namespace = {
  premium: z
    .boolean()
    .default(false)
    .describe('Whether its namespace has machines of its own, a key of its own and no public address'),
  capacity: z
    .union([1, 2, 4, 8, 16].map((units) => z.literal(units)))
    .default(1)
    .describe('Messaging units of a premium namespace'),
};

const duplicatesMinutes = z
  .int()
  .min(1)
  .max(10080)
  .default(10)
  .describe('Minutes in which a FIFO drops a message of the same id');

const partitioning = z.boolean().default(false).describe('Whether it is partitioned; a change replaces it');

/** Azure Service Bus queues. */
export const queue = {
  /** @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftservicebus */
  name: { max: 260, separator: '-' },
  /** Readers renew a lock that they need for longer. @see https://learn.microsoft.com/azure/service-bus-messaging/message-transfers-locks-settlement */
  most: { visibilityTimeoutSeconds: 300, deadLetterAfter: 2000 },
  unsupportedOptions: {
    /** @see https://learn.microsoft.com/azure/service-bus-messaging/message-sequencing#scheduled-messages */
    delaySeconds: 'the sender of a message sets its delay',
    maxMessages: 'a queue is bounded by the size of all messages, azure.maxSizeMegabytes',
    /** @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-dead-letter-queues */
    deadLetterRetentionSeconds: 'dead letters are kept until they are read',
    maxMessageKiB: 'a namespace takes messages of 256 KiB, and a premium one of 100 MiB as maxMessageKilobytes says',
  },
  options: z.strictObject({
    ...namespace,
    sessions: z.boolean().default(true).describe('Whether a FIFO keeps order by session id'),
    duplicatesMinutes,
    partitioning,
    maxSizeMegabytes: z
      .union([1024, 2048, 3072, 4096, 5120].map((size) => z.literal(size)))
      .default(1024)
      .describe('Size of all messages'),
    maxMessageKilobytes: z.int().min(1024).max(102400).default(1024).describe('Largest message of a premium namespace'),
    deadLetterExpired: z
      .boolean()
      .default(true)
      .describe('Whether expired messages go to the dead-letter queue, if there is one'),
  }),
  literals: ({ name }) => ({ provider: 'servicebus', name: name.split('/').at(-1)! }),
} as const satisfies Has<'queue'>;

/** Azure Service Bus topics. */
export const topic = {
  toNative: ({ retentionSeconds, partitions }) => ({
    retentionDays: retentionSeconds && retentionSeconds / 86400,
    partitioning: partitions === undefined ? undefined : partitions > 1,
  }),
  /** @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftservicebus */
  name: { max: 260, separator: '-' },
  options: z.strictObject({
    ...namespace,
    subscriptions: z
      .array(z.string().regex(/^[a-z0-9]([a-z0-9-]{0,48}[a-z0-9])?$/))
      .default([])
      .describe('Further subscriptions, which clients read themselves'),
    retentionDays: z.number().positive().max(365).default(14).describe('Days that a subscription keeps a message'),
    maxDeliveries: z
      .int()
      .min(1)
      .max(2000)
      .default(10)
      .describe('Receives after which a subscription dead-letters a message'),
    duplicatesMinutes,
    partitioning,
  }),
  literals: ({ name }) => ({ provider: 'servicebus', name: name.split('/').at(-1)! }),
} as const satisfies Has<'topic'>;
