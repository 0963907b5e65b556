import { PubsubSubscription } from '@cdktf/provider-google/lib/pubsub-subscription';
import { Construct } from 'constructs';
import type { Defined } from '../../cloud/cloud';
import type { Connection, Permission } from '../../cloud/connection';
import type { Access } from '../../model/backing';
import type { MessageFilter, TopicOptions } from '../../model/kinds/topic';
import { contextOf } from './context-of';
import { existingBy } from './existing';
import { facts } from './facts';
import { feedName } from './facts/messaging';
import { encryptedTopic } from './pubsub';
import { target } from './targets';

/** Attaching a subscription is a right on the topic. @see https://cloud.google.com/pubsub/docs/access-control */
const read = ['roles/pubsub.subscriber', 'roles/pubsub.viewer'];
const write = ['roles/pubsub.publisher', 'roles/pubsub.viewer'];
const roles: Readonly<Record<Access, readonly string[]>> = {
  read,
  write,
  readWrite: [...new Set([...read, ...write])],
};

function rights(scope: Construct, name: string, access: Access): Permission[] {
  return [{ allow: roles[access], on: [target.topic(contextOf(scope).site.account, name)] }];
}

/**
 * Messages for all on Pub/Sub. A topic hands nothing to another one: each queue gets a subscription of its own here, which
 * its readers read beside the queue's.
 */
export class PubsubTopic extends Construct implements Connection<'topic'> {
  readonly outputs = {};
  readonly secrets = {};
  readonly name: string;

  constructor(scope: Construct, id: string, { name, fifo, queues, filters = {}, native }: TopicOptions & Defined) {
    super(scope, id);
    const options = facts.kinds.topic.options.parse(native);
    const topic = encryptedTopic(this, 'Resource', name, options.regions, options.replaySeconds);
    queues.forEach((queue, index) => {
      new PubsubSubscription(this, `Queue${index}`, {
        name: feedName(name, queue),
        topic: topic.id,
        filter: filters[queue] && expression(filters[queue]),
        ackDeadlineSeconds: options.ackDeadlineSeconds,
        messageRetentionDuration: `${options.retentionSeconds}s`,
        enableMessageOrdering: fifo,
        enableExactlyOnceDelivery: fifo,
        expirationPolicy: { ttl: '' },
      });
    });
    this.name = topic.name;
  }

  permissions(access: Access): Permission[] {
    return rights(this, this.name, access);
  }
}

/** Attributes that a message must have. @see https://cloud.google.com/pubsub/docs/subscription-message-filter#filtering_syntax */
function expression(filter: MessageFilter): string {
  return Object.entries(filter)
    .map(([attribute, values]) => `(${values.map((value) => `attributes.${attribute} = "${value}"`).join(' OR ')})`)
    .join(' AND ');
}

/** A topic of Pub/Sub that exists. */
export const ExistingPubsubTopic = existingBy(rights);
