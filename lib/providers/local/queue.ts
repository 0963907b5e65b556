import { Construct } from 'constructs';
import type { Defined } from '../../cloud/cloud';
import type { Connection } from '../../cloud/connection';
import type { QueueOptions } from '../../model/kinds/queue';
import { Broker } from './broker';

/** A RabbitMQ server with one queue in it. */
export class RabbitQueue extends Construct implements Connection<'queue'> {
  readonly outputs = {};
  readonly secrets = {};

  constructor(scope: Construct, id: string, { name, native, ...options }: QueueOptions & Defined) {
    super(scope, id);
    new Broker(this, 'Broker', {
      name,
      component: 'queue',
      native,
      definitions: { queues: queues(name, options) },
      settings: { max_message_size: options.maxMessageKiB * 1024 },
      // Topics of the namespace hand their messages on.
      admits: [{ 'app.kubernetes.io/component': 'topic' }],
    });
  }
}

/** The queue, and the one for its dead letters, where it has one. @see https://www.rabbitmq.com/docs/quorum-queues */
function queues(name: string, options: Omit<QueueOptions, 'maxMessageKiB'>): object[] {
  const dead = `${name}-dead`;
  const base = {
    'x-queue-type': 'quorum',
    'x-message-ttl': options.retentionSeconds * 1000,
    // How long a reader may hold a message; RabbitMQ checks once a minute.
    'x-consumer-timeout': Math.max(options.visibilityTimeoutSeconds, 60) * 1000,
    ...(options.fifo ? { 'x-single-active-consumer': true } : {}),
  };
  const queue = (name: string, more: object) => ({
    name,
    vhost: '/',
    durable: true,
    auto_delete: false,
    arguments: { ...base, ...more },
  });
  // A full queue rejects messages instead of dropping them.
  const bound =
    options.maxMessages === undefined ? {} : { 'x-max-length': options.maxMessages, 'x-overflow': 'reject-publish' };
  if (options.deadLetterAfter === undefined) return [queue(name, bound)];

  const { deadLetterRetentionSeconds: seconds } = options;
  const kept = seconds === undefined ? {} : { 'x-message-ttl': seconds * 1000 };
  const toDead = { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': dead };
  return [queue(name, { 'x-delivery-limit': options.deadLetterAfter, ...toDead, ...bound }), queue(dead, kept)];
}
