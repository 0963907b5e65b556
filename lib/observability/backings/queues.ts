import { literally } from '../../model/literally';
import { quoted } from '../promql/quote';
import type { Running } from '../running';

/** Queues of one product: what its exporter says of them. */
interface QueueMetrics {
  /** Label with the name of a queue. */
  readonly label: string;
  /** Messages that wait. */
  readonly waiting: string;
  /** Seconds that the oldest message waits. @default - the exporter does not say */
  readonly age?: string;
}

/** Seconds after which a message that still waits is reported. */
const patience = 600;

/** By the word for a product in the contract of a queue. Products that are not here are watched by their own cloud alone. */
const products: Readonly<Record<string, QueueMetrics>> = {
  sqs: {
    label: 'dimension_QueueName',
    waiting: 'aws_sqs_approximate_number_of_messages_visible_average',
    age: 'aws_sqs_approximate_age_of_oldest_message_maximum',
  },
  pubsub: {
    label: 'subscription_id',
    waiting: 'stackdriver_pubsub_subscription_pubsub_googleapis_com_subscription_num_undelivered_messages',
    age: 'stackdriver_pubsub_subscription_pubsub_googleapis_com_subscription_oldest_unacked_message_age',
  },
  amqp: { label: 'queue', waiting: 'rabbitmq_queue_messages_ready' },
};

/** Queues of one product, with the matcher that finds them. */
export interface WatchedQueues extends QueueMetrics {
  readonly matcher: string;
}

/** The queues that a service reads, as far as an exporter is known to say something of them; one entry a product. */
export function watchedQueues({ queues, exporters }: Running): WatchedQueues[] {
  if (!exporters.includes('queue')) return [];
  return Object.entries(products).flatMap(([provider, metrics]) => {
    const names = queues.filter((one) => one.provider === provider).map(({ name }) => literally(name));
    return names.length ? [{ ...metrics, matcher: `${metrics.label}=~${quoted(names.join('|'))}` }] : [];
  });
}

/** Condition of queues that are not read: by the age of a message, or else of a queue that was never empty and got no shorter. */
export function stuck({ label, waiting, age, matcher }: WatchedQueues): string {
  if (age) return `max by (${label}) (${age}{${matcher}}) > ${patience}`;
  const series = `${waiting}{${matcher}}[${patience / 60}m]`;
  return `min by (${label}) (min_over_time(${series})) > 0 and sum by (${label}) (delta(${series})) >= 0`;
}
