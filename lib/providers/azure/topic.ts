import { ServicebusSubscription } from '@cdktf/provider-azurerm/lib/servicebus-subscription';
import { ServicebusSubscriptionRule } from '@cdktf/provider-azurerm/lib/servicebus-subscription-rule';
import { ServicebusTopic } from '@cdktf/provider-azurerm/lib/servicebus-topic';
import { Lazy, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import type { Defined, Referred } from '../../cloud/cloud';
import type { Connection, Permission } from '../../cloud/connection';
import type { Access } from '../../model/backing';
import type { MessageFilter, TopicOptions } from '../../model/kinds/topic';
import { digest } from '../../model/name';
import { contextOf } from './context-of';
import { facts } from './facts';
import { BusQueue } from './queue';
import { dataRoles, duration, entityOf } from './service-bus';

/** Most characters of a subscription's name. @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftservicebus */
const longest = 50;

/** Messages for all on Azure Service Bus; a subscription hands them on to each queue. */
export class BusTopic extends Construct implements Connection<'topic'> {
  readonly outputs;
  readonly secrets = {};
  readonly id: string;

  constructor(
    scope: Construct,
    id: string,
    { name, fifo, queues, filters = {}, native: written }: TopicOptions & Defined,
  ) {
    super(scope, id);
    const native = facts.kinds.topic.options.parse(written);
    const { messaging, lifecycle } = contextOf(this);
    const ttl = duration(Math.round(native.retentionDays * 86400));
    const topic = new ServicebusTopic(this, 'Resource', {
      name,
      namespaceId: messaging.id,
      supportOrdering: fifo,
      requiresDuplicateDetection: fifo,
      duplicateDetectionHistoryTimeWindow: fifo ? duration(native.duplicatesMinutes * 60) : undefined,
      defaultMessageTtl: ttl,
      partitioningEnabled: messaging.premium ? undefined : native.partitioning,
      lifecycle,
    });
    const common = {
      topicId: topic.id,
      defaultMessageTtl: ttl,
      maxDeliveryCount: native.maxDeliveries,
      deadLetteringOnMessageExpiration: true,
    };
    queues.forEach((queue, index) => {
      const subscription = new ServicebusSubscription(this, `Queue${index}`, {
        ...common,
        name: queue.length <= longest ? queue : `${queue.slice(0, longest - 7)}-${digest(queue)}`,
        forwardTo: queueName(this, queue),
      });
      const filter = filters[queue];
      // The first rule takes the place of the one that lets in everything.
      if (filter)
        new ServicebusSubscriptionRule(this, `Filter${index}`, {
          name: 'attributes',
          subscriptionId: subscription.id,
          filterType: 'SqlFilter',
          sqlFilter: expression(filter),
        });
    });
    for (const subscription of native.subscriptions)
      new ServicebusSubscription(this, `Subscription-${subscription}`, {
        ...common,
        name: subscription,
        requiresSession: fifo,
      });
    this.id = topic.id;
    this.outputs = { id: topic.id };
  }

  permissions(access: Access): Permission[] {
    return [{ allow: dataRoles[access], on: [this.id] }];
  }
}

/** Attributes that a message must have. @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-messaging-sql-filter */
function expression(filter: MessageFilter): string {
  return Object.entries(filter)
    .map(([attribute, values]) => `user.${attribute} IN (${values.map((value) => `'${value}'`).join(', ')})`)
    .join(' AND ');
}

/** A topic of Azure Service Bus that exists: `name`, `namespace/name` or `group/namespace/name`. */
export class ExistingBusTopic extends Construct implements Connection<'topic'> {
  readonly outputs;
  readonly secrets = {};
  readonly id: string;

  constructor(scope: Construct, id: string, { name }: Pick<Referred, 'name'>) {
    super(scope, id);
    this.id = entityOf(this, name, 'topics').id;
    this.outputs = { id: this.id };
  }

  permissions(access: Access): Permission[] {
    return [{ allow: dataRoles[access], on: [this.id] }];
  }
}

/** A queue of the same stack, which may be made after its topic, but must be there before it is handed anything. */
function queueName(scope: Construct, name: string): string {
  const { bindings } = contextOf(scope).unit;
  const sibling = bindings.find(({ kind, physicalName }) => kind === 'queue' && physicalName === name);
  if (sibling?.shared || sibling?.existing)
    throw new Error(
      `queue ${sibling.name}: expected one of the topic’s own service, since Service Bus forwards messages within one namespace`,
    );
  return Lazy.stringValue({
    produce() {
      const queue = sibling && TerraformStack.of(scope).node.tryFindChild(sibling.name);
      return queue instanceof BusQueue ? queue.name : name;
    },
  });
}
