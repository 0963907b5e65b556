import { DataAwsSnsTopic } from '@cdktf/provider-aws/lib/data-aws-sns-topic';
import { SnsTopic as Resource } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import { Fn, Lazy, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import type { Defined, Referred } from '../../cloud/cloud';
import type { Connection, Permission } from '../../cloud/connection';
import type { Access } from '../../model/backing';
import type { TopicOptions } from '../../model/kinds/topic';
import { arn, iamArn } from './arn';
import { contextOf } from './context-of';
import { facts } from './facts';
import { fifoName } from './facts/messaging';
import { keyRights } from './key';
import { policy, tlsOnly } from './policy';
import { SqsQueue } from './queue';

const read = ['sns:Subscribe', 'sns:GetTopicAttributes', 'sns:ListSubscriptionsByTopic'];
const write = ['sns:Publish'];
const actions: Readonly<Record<Access, readonly string[]>> = { read, write, readWrite: [...read, ...write] };

/** Messages for all on Amazon SNS. */
export class SnsTopic extends Construct implements Connection<'topic'> {
  readonly outputs;
  readonly secrets = {};
  readonly arn: string;

  constructor(scope: Construct, id: string, { name, fifo, queues, filters = {}, native }: TopicOptions & Defined) {
    super(scope, id);
    const options = facts.kinds.topic.options.parse(native);
    const { key, site } = contextOf(this);
    const topic = new Resource(this, 'Resource', {
      name: fifoName(name, fifo),
      displayName: options.displayName,
      kmsMasterKeyId: key.arn,
      tracingConfig: options.tracing,
      ...(fifo && {
        fifoTopic: true,
        contentBasedDeduplication: options.contentBasedDeduplication,
        archivePolicy:
          options.archiveDays === undefined
            ? undefined
            : Fn.jsonencode({ MessageRetentionPeriod: options.archiveDays }),
      }),
    });
    // Without the first statement, the owner's own rights would end with the policy that AWS puts on by itself.
    const own = {
      sid: 'Account',
      actions: ['sns:Publish', 'sns:Subscribe', 'sns:GetTopicAttributes', 'sns:ListSubscriptionsByTopic'],
      resources: [topic.arn],
      principals: [{ type: 'AWS', identifiers: [iamArn(site, 'root')] }],
    };
    const document = policy(this, 'PolicyDocument', [own, tlsOnly('sns:Publish', [topic.arn])]);
    new SnsTopicPolicy(this, 'Policy', { arn: topic.arn, policy: document });

    queues.forEach((queue, index) => {
      new SnsTopicSubscription(this, `Queue${index}`, {
        topicArn: topic.arn,
        protocol: 'sqs',
        endpoint: queueArn(this, queue, fifo),
        rawMessageDelivery: options.rawDelivery,
        /** @see https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html */
        filterPolicy: filters[queue] && Fn.jsonencode(filters[queue]),
      });
    });
    options.emails.forEach((endpoint, index) => {
      new SnsTopicSubscription(this, `Email${index}`, { topicArn: topic.arn, protocol: 'email', endpoint });
    });
    this.arn = topic.arn;
    this.outputs = { id: topic.arn };
  }

  permissions(access: Access): Permission[] {
    return [
      { allow: actions[access], on: [this.arn] },
      keyRights(this, { service: 'sns', access, keyArn: contextOf(this).key.arn }),
    ];
  }
}

/** An Amazon SNS topic that exists. */
export class ExistingSnsTopic extends Construct implements Connection<'topic'> {
  readonly outputs;
  readonly secrets = {};
  readonly arn: string;
  private readonly shared?: boolean;

  constructor(
    scope: Construct,
    id: string,
    { name, fifo, shared }: Pick<TopicOptions, 'fifo'> & Pick<Referred, 'name' | 'shared'>,
  ) {
    super(scope, id);
    this.shared = shared;
    this.arn = new DataAwsSnsTopic(this, 'Resource', { name: fifoName(name, fifo) }).arn;
    this.outputs = { id: this.arn };
  }

  permissions(access: Access): Permission[] {
    return [
      { allow: actions[access], on: [this.arn] },
      keyRights(this, { service: 'sns', access, shared: this.shared }),
    ];
  }
}

/** A queue of the same stack, which may be made after its topic, or of another one. */
function queueArn(scope: Construct, name: string, fifo: boolean): string {
  const { unit, site } = contextOf(scope);
  const sibling = unit.bindings.find(({ kind, physicalName }) => kind === 'queue' && physicalName === name);
  const elsewhere = arn(site, 'sqs', fifoName(name, fifo));
  return Lazy.stringValue({
    produce() {
      const queue = sibling && TerraformStack.of(scope).node.tryFindChild(sibling.name);
      return queue instanceof SqsQueue ? queue.arn : elsewhere;
    },
  });
}
