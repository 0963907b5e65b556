import type { DefaultAlertName } from '../../lib/observability/alerts/defaults';
import type { Running } from '../../lib/observability/running';
import { sample } from './sample';
import type { Scenario } from './scenarios';

/** A default alert of a service that has another product than the sample, and where it fires. */
export interface Variant {
  readonly name: string;
  readonly alert: DefaultAlertName;
  readonly running: Running;
  readonly scenarios: readonly Scenario[];
}

const queues = (...providers: readonly string[]): Running => ({
  ...sample,
  queues: providers.map((provider) => ({ provider, name: 'jobs' })),
});
const databases = (...engines: readonly string[]): Running => ({
  ...sample,
  databases: engines.map((engine) => ({ engine, name: engine, database: 'shop', host: `shop-${engine}` })),
});

const age =
  'stackdriver_pubsub_subscription_pubsub_googleapis_com_subscription_oldest_unacked_message_age{subscription_id="jobs"}';
const waiting = 'rabbitmq_queue_messages_ready{queue="jobs"}';
const mysql = (metric: string, host: string) => `mysql_global_${metric}{instance="${host}:3306"}`;
const taken = (host: string) => mysql('status_threads_connected', host);
const limit = (host: string) => mysql('variables_max_connections', host);

/** Default alerts by the product of a backing. */
export const variants: readonly Variant[] = [
  {
    name: 'QueueAge-pubsub',
    alert: 'QueueAge',
    running: queues('pubsub'),
    scenarios: [
      { series: { [age]: '598x99 602x2000' }, fires: [700], silent: [699] },
      { series: { [age]: '598x2000' }, silent: [800, 1900] },
    ],
  },
  {
    name: 'QueueAge-amqp',
    alert: 'QueueAge',
    running: queues('amqp'),
    scenarios: [
      // Not empty for ten minutes, and that for ten minutes.
      { series: { [waiting]: '0x99 5x3000' }, fires: [1299], silent: [1298] },
      { series: { [waiting]: '9000-1x3000' }, silent: [1400, 2500] },
      { series: { [waiting]: '5x300 0x0 5x3000' }, silent: [1000, 1499], fires: [1501] },
    ],
  },
  {
    name: 'QueueAge-servicebus-and-sqs',
    alert: 'QueueAge',
    running: queues('servicebus', 'sqs'),
    scenarios: [
      {
        series: { 'aws_sqs_approximate_age_of_oldest_message_maximum{dimension_QueueName="jobs"}': '602x2000' },
        fires: [600],
        silent: [599],
      },
    ],
  },
  {
    name: 'ConnectionsNearLimit-mysql',
    alert: 'ConnectionsNearLimit',
    running: databases('postgres', 'mysql'),
    scenarios: [
      {
        series: { [taken('shop-mysql.shop.svc')]: '80.3x2000', [limit('shop-mysql.shop.svc')]: '100x2000' },
        fires: [600],
        silent: [599],
      },
      // Servers of others, one of which has a longer name.
      {
        series: {
          [taken('shop-mysql-2.shop.svc')]: '99x2000',
          [limit('shop-mysql-2.shop.svc')]: '100x2000',
          [taken('other.shop.svc')]: '99x2000',
          [limit('other.shop.svc')]: '100x2000',
        },
        silent: [700],
      },
    ],
  },
];
