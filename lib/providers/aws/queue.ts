import { DataAwsSqsQueue } from '@cdktf/provider-aws/lib/data-aws-sqs-queue';
import { SqsQueue as Resource } from '@cdktf/provider-aws/lib/sqs-queue';
import { SqsQueuePolicy } from '@cdktf/provider-aws/lib/sqs-queue-policy';
import { SqsQueueRedriveAllowPolicy } from '@cdktf/provider-aws/lib/sqs-queue-redrive-allow-policy';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import type { Defined, Referred } from '../../cloud/cloud';
import type { Connection, Permission } from '../../cloud/connection';
import type { Access } from '../../model/backing';
import type { QueueOptions } from '../../model/kinds/queue';
import { longestWait } from '../../model/alarms';
import { Alarms } from './alarms';
import { arn } from './arn';
import { contextOf } from './context-of';
import { facts } from './facts';
import { fifoName } from './facts/messaging';
import { keyRights } from './key';
import { conditions, policy, tlsOnly } from './policy';

const find = ['sqs:GetQueueUrl', 'sqs:GetQueueAttributes'];
const read = [...find, 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility'];
const write = [...find, 'sqs:SendMessage'];

const actions: Readonly<Record<Access, readonly string[]>> = {
  read,
  write,
  readWrite: [...new Set([...read, ...write])],
};

/** Messages on Amazon SQS. */
export class SqsQueue extends Construct implements Connection<'queue'> {
  readonly outputs;
  readonly secrets = {};
  readonly arn: string;

  constructor(scope: Construct, id: string, props: QueueOptions & Defined) {
    super(scope, id);
    const { name, fifo, deadLetterAfter } = props;
    const native = facts.kinds.queue.options.parse(props.native);
    const kmsMasterKeyId = contextOf(this).key.arn;
    const common = {
      kmsMasterKeyId,
      kmsDataKeyReusePeriodSeconds: native.keyReuseSeconds,
      maxMessageSize: props.maxMessageKiB * 1024,
      ...(fifo && { fifoQueue: true, contentBasedDeduplication: native.contentBasedDeduplication }),
    };
    const dead =
      deadLetterAfter === undefined
        ? undefined
        : new Resource(this, 'DeadLetters', {
            ...common,
            name: fifoName(`${name}-dead`, fifo),
            messageRetentionSeconds: native.deadLetterRetentionSeconds,
          });
    const queue = new Resource(this, 'Resource', {
      ...common,
      name: fifoName(name, fifo),
      visibilityTimeoutSeconds: props.visibilityTimeoutSeconds,
      messageRetentionSeconds: props.retentionSeconds,
      delaySeconds: native.delaySeconds,
      receiveWaitTimeSeconds: native.receiveWaitSeconds,
      ...(fifo &&
        native.highThroughput && { deduplicationScope: 'messageGroup', fifoThroughputLimit: 'perMessageGroupId' }),
      redrivePolicy: dead && Fn.jsonencode({ deadLetterTargetArn: dead.arn, maxReceiveCount: deadLetterAfter }),
    });
    if (dead)
      new SqsQueueRedriveAllowPolicy(this, 'DeadLettersSource', {
        queueUrl: dead.id,
        redriveAllowPolicy: Fn.jsonencode({ redrivePermission: 'byQueue', sourceQueueArns: [queue.arn] }),
      });
    const document = policy(this, 'PolicyDocument', [fromTopics(this, queue.arn), tlsOnly('sqs:*', [queue.arn])]);
    new SqsQueuePolicy(this, 'Policy', { queueUrl: queue.id, policy: document });
    new Alarms(this, 'Alarms', { name, metrics: metricsOf(queue.name, dead?.name, props) });
    this.arn = queue.arn;
    this.outputs = { url: queue.url };
  }

  permissions(access: Access): Permission[] {
    return [
      { allow: actions[access], on: [this.arn] },
      keyRights(this, { service: 'sqs', access, keyArn: contextOf(this).key.arn }),
    ];
  }
}

/** What CloudWatch watches of a queue. @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html */
function metricsOf(queue: string, dead: string | undefined, props: QueueOptions) {
  const common = { namespace: 'AWS/SQS', statistic: 'Maximum', sparse: true } as const;
  return {
    QueueAge: {
      ...common,
      metric: 'ApproximateAgeOfOldestMessage',
      dimensions: { QueueName: queue },
      threshold: longestWait(props),
    },
    QueueDeadLetters:
      dead === undefined
        ? undefined
        : {
            ...common,
            metric: 'ApproximateNumberOfMessagesVisible',
            dimensions: { QueueName: dead },
            threshold: 0,
          },
  };
}

/** An Amazon SQS queue that exists. */
export class ExistingSqsQueue extends Construct implements Connection<'queue'> {
  readonly outputs;
  readonly secrets = {};
  readonly arn: string;
  private readonly shared?: boolean;

  constructor(
    scope: Construct,
    id: string,
    { name, fifo, shared }: Pick<QueueOptions, 'fifo'> & Pick<Referred, 'name' | 'shared'>,
  ) {
    super(scope, id);
    this.shared = shared;
    const queue = new DataAwsSqsQueue(this, 'Resource', { name: fifoName(name, fifo) });
    this.arn = queue.arn;
    this.outputs = { url: queue.url };
  }

  permissions(access: Access): Permission[] {
    return [
      { allow: actions[access], on: [this.arn] },
      keyRights(this, { service: 'sqs', access, shared: this.shared }),
    ];
  }
}

/** Lets in the topics of the same platform and environment, which may be other stacks'. */
function fromTopics(scope: Construct, queueArn: string) {
  const { site, unit } = contextOf(scope);
  const { platform, scope: environment } = unit.context;
  const prefix = [platform, environment].flatMap((word) => word.toLowerCase().match(/[a-z0-9]+/g) ?? []).join('-');
  return {
    sid: 'Topics',
    actions: ['sqs:SendMessage'],
    resources: [queueArn],
    principals: [{ type: 'Service', identifiers: ['sns.amazonaws.com'] }],
    condition: conditions({ 'aws:SourceArn': [arn(site, 'sns', `${prefix}-*`)] }, 'ArnLike'),
  };
}
