import { Construct } from 'constructs';
import type { Defined } from '../../cloud/cloud';
import type { Connection } from '../../cloud/connection';
import type { TopicOptions } from '../../model/kinds/topic';
import { Broker } from './broker';

/** A RabbitMQ server with one exchange in it, whose messages shovels carry to the queues' own servers. */
export class RabbitTopic extends Construct implements Connection<'topic'> {
  readonly outputs = {};
  readonly secrets = {};

  constructor(scope: Construct, id: string, { name, queues, native }: TopicOptions & Defined) {
    super(scope, id);
    new Broker(this, 'Broker', {
      name,
      component: 'topic',
      native,
      plugins: queues.length > 0 ? ['rabbitmq_shovel'] : [],
      calls: queues,
      definitions: {
        exchanges: [
          { name, vhost: '/', type: 'fanout', durable: true, auto_delete: false, internal: false, arguments: {} },
        ],
        queues: queues.map((queue) => ({
          name: queue,
          vhost: '/',
          durable: true,
          auto_delete: false,
          arguments: { 'x-queue-type': 'quorum' },
        })),
        bindings: queues.map((queue) => ({
          source: name,
          vhost: '/',
          destination: queue,
          destination_type: 'queue',
          routing_key: '',
          arguments: {},
        })),
        parameters: queues.map((queue) => ({ component: 'shovel', vhost: '/', name: queue, value: shovel(queue) })),
      },
    });
  }
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
