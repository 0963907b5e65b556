import { PubsubSubscription } from '@cdktf/provider-google/lib/pubsub-subscription';
import { PubsubSubscriptionIamMember } from '@cdktf/provider-google/lib/pubsub-subscription-iam-member';
import { PubsubTopicIamMember } from '@cdktf/provider-google/lib/pubsub-topic-iam-member';
import { Construct } from 'constructs';
import type { Defined } from '../../cloud/cloud';
import type { Connection, Permission } from '../../cloud/connection';
import type { Access } from '../../model/backing';
import type { QueueOptions } from '../../model/kinds/queue';
import { agentMember } from './facts/agents';
import { Alarms } from './alarms';
import { contextOf } from './context-of';
import { existingBy } from './existing';
import { facts } from './facts';
import { feedName } from './facts/messaging';
import { queueMetrics } from './metrics';
import { encryptedTopic } from './pubsub';
import { target } from './targets';

const seconds = (number: number) => `${number}s`;

const publish = ['roles/pubsub.publisher', 'roles/pubsub.viewer'];
const pull = ['roles/pubsub.subscriber', 'roles/pubsub.viewer'];

/** Rights on the topic that takes messages, and on the subscriptions that hand them out. */
function rights(scope: Construct, topic: string, subscriptions: readonly string[], access: Access): Permission[] {
  const { account } = contextOf(scope).site;
  const write = { allow: publish, on: [target.topic(account, topic)] };
  const read = { allow: pull, on: subscriptions.map((name) => target.subscription(account, name)) };
  return { read: [read], write: [write], readWrite: [write, read] }[access];
}

/** Messages that one of many readers takes: a topic of Pub/Sub, and a subscription of the same name. */
export class PubsubQueue extends Construct implements Connection<'queue'> {
  readonly outputs = {};
  readonly secrets = {};
  readonly topic: string;
  readonly subscription: string;

  constructor(scope: Construct, id: string, props: QueueOptions & Defined) {
    super(scope, id);
    const { name, fifo, deadLetterAfter } = props;
    const native = facts.kinds.queue.options.parse(props.native);
    const { site, projectNumber } = contextOf(this);
    const project = site.account;
    const topic = encryptedTopic(this, 'Resource', name, native.regions);
    const dead = deadLetterAfter === undefined ? undefined : new DeadLetters(this, 'DeadLetters', { name, ...native });
    const subscription = new PubsubSubscription(this, 'Subscription', {
      name,
      topic: topic.id,
      ackDeadlineSeconds: props.visibilityTimeoutSeconds,
      messageRetentionDuration: seconds(Math.max(props.retentionSeconds, shortest)),
      retainAckedMessages: native.retainAcked,
      enableMessageOrdering: fifo,
      enableExactlyOnceDelivery: native.exactlyOnce ?? fifo,
      filter: native.filter,
      // A queue without readers must not expire.
      expirationPolicy: { ttl: '' },
      retryPolicy: {
        minimumBackoff: seconds(native.minimumBackoffSeconds),
        maximumBackoff: seconds(native.maximumBackoffSeconds),
      },
      deadLetterPolicy: dead && { deadLetterTopic: dead.topicId, maxDeliveryAttempts: deadLetterAfter },
    });
    // Pub/Sub itself moves a letter, by its own account.
    if (dead)
      new PubsubSubscriptionIamMember(this, 'DeadLettersSource', {
        project,
        subscription: subscription.name,
        role: 'roles/pubsub.subscriber',
        member: agentMember('pubsub', projectNumber),
      });
    new Alarms(this, 'Alarms', { name, metrics: queueMetrics(subscription.name, dead?.subscription, props) });
    this.topic = topic.name;
    this.subscription = subscription.name;
  }

  permissions(access: Access): Permission[] {
    return rights(this, this.topic, [this.subscription, ...feeds(this, this.node.id)], access);
  }
}

/** @see https://cloud.google.com/pubsub/docs/subscription-properties#message_retention_duration */
const shortest = 600;

interface DeadLettersProps {
  readonly name: string;
  readonly regions: string[];
  readonly deadLetterRetentionSeconds: number;
}

/** Dead-letter topic, and a subscription that keeps its messages. */
class DeadLetters extends Construct {
  readonly topicId: string;
  readonly subscription: string;

  constructor(scope: Construct, id: string, { name, regions, deadLetterRetentionSeconds }: DeadLettersProps) {
    super(scope, id);
    const { projectNumber, site } = contextOf(this);
    const topic = encryptedTopic(this, 'Resource', `${name}-dead`, regions);
    const kept = new PubsubSubscription(this, 'Subscription', {
      name: `${name}-dead`,
      topic: topic.id,
      messageRetentionDuration: seconds(deadLetterRetentionSeconds),
      expirationPolicy: { ttl: '' },
    });
    new PubsubTopicIamMember(this, 'Source', {
      project: site.account,
      topic: topic.name,
      role: 'roles/pubsub.publisher',
      member: agentMember('pubsub', projectNumber),
    });
    this.topicId = topic.id;
    this.subscription = kept.name;
  }
}

/** A queue of Pub/Sub that exists: a topic and a subscription of one name. */
export const ExistingPubsubQueue = existingBy((scope, name, access) => rights(scope, name, [name], access));

/** Subscriptions by which topics of the same stack feed a queue. */
function feeds(scope: Construct, queue: string): string[] {
  const { bindings } = contextOf(scope).unit;
  const own = bindings.find(({ name }) => name === queue)?.physicalName;
  return bindings.flatMap((one) =>
    one.kind === 'topic' && own !== undefined && one.options.queues.includes(own)
      ? [feedName(one.physicalName, own)]
      : [],
  );
}
