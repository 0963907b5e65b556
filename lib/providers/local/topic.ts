import { Construct } from 'constructs';
import type { Defined } from '../../cloud/cloud';
import type { Connection } from '../../cloud/connection';
import type { MessageFilter, TopicOptions } from '../../model/kinds/topic';
import { Broker } from './broker';

/** A RabbitMQ server with one exchange in it, whose messages shovels carry to the queues' own servers. */
export class RabbitTopic extends Construct implements Connection<'topic'> {
  readonly outputs = {};
  readonly secrets = {};

  constructor(scope: Construct, id: string, props: TopicOptions & Defined) {
    super(scope, id);
    const { name, queues, filters = {}, retentionSeconds, native } = props;
    const ttl = retentionSeconds === undefined ? {} : { 'x-message-ttl': retentionSeconds * 1000 };
    const filtered = Object.keys(filters).length > 0;
    new Broker(this, 'Broker', {
      name,
      component: 'topic',
      native,
      plugins: queues.length > 0 ? ['rabbitmq_shovel'] : [],
      calls: queues,
      definitions: {
        exchanges: [
          {
            name,
            vhost: '/',
            type: filtered ? 'headers' : 'fanout',
            durable: true,
            auto_delete: false,
            internal: false,
            arguments: {},
          },
        ],
        queues: queues.map((queue) => ({
          name: queue,
          vhost: '/',
          durable: true,
          auto_delete: false,
          arguments: { 'x-queue-type': 'quorum', ...ttl },
        })),
        bindings: queues.flatMap((queue) =>
          matches(filtered ? (filters[queue] ?? {}) : undefined).map((match) => ({
            source: name,
            vhost: '/',
            destination: queue,
            destination_type: 'queue',
            routing_key: '',
            arguments: match,
          })),
        ),
        parameters: queues.map((queue) => ({ component: 'shovel', vhost: '/', name: queue, value: shovel(queue) })),
      },
    });
  }
}

/** Headers of messages, one binding for each choice of values. @see https://www.rabbitmq.com/docs/exchanges#headers */
function matches(filter: MessageFilter | undefined): object[] {
  if (!filter) return [{}];
  return Object.entries(filter).reduce<object[]>(
    (found, [attribute, values]) => found.flatMap((one) => values.map((value) => ({ ...one, [attribute]: value }))),
    [{ 'x-match': 'all' }],
  );
}

/** A shovel from the topic's copy of a queue to the queue itself. @see https://www.rabbitmq.com/docs/shovel-dynamic */
function shovel(queue: string): object {
  return {
    'src-protocol': 'amqp091',
    'src-uri': 'amqp://',
    'src-queue': queue,
    'dest-protocol': 'amqp091',
    'dest-uri': `amqp://${queue}`,
    'dest-queue': queue,
    'ack-mode': 'on-confirm',
  };
}
