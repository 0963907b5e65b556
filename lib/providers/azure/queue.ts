import { ServicebusQueue } from '@cdktf/provider-azurerm/lib/servicebus-queue';
import { Construct } from 'constructs';
import type { Defined, Referred } from '../../cloud/cloud';
import type { Connection, Permission } from '../../cloud/connection';
import type { Access } from '../../model/backing';
import type { QueueOptions } from '../../model/kinds/queue';
import { Alarms } from './alarms';
import { contextOf } from './context-of';
import { facts } from './facts';
import { dataRoles, duration, entityOf } from './service-bus';

/** Reads after which a message is set aside at the latest. @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-dead-letter-queues */
const mostReads = 2000;

/** A queue on Azure Service Bus, with access by identity only. */
export class BusQueue extends Construct implements Connection<'queue'> {
  readonly outputs;
  readonly secrets = {};
  readonly id: string;
  /** For who comes after it. */
  readonly name: string;

  constructor(scope: Construct, id: string, props: QueueOptions & Defined) {
    super(scope, id);
    const { name, fifo, deadLetterAfter, visibilityTimeoutSeconds, retentionSeconds } = props;
    const native = facts.kinds.queue.options.parse(props.native);
    const { messaging, lifecycle } = contextOf(this);
    const queue = new ServicebusQueue(this, 'Resource', {
      name,
      namespaceId: messaging.id,
      lockDuration: duration(Math.min(300, visibilityTimeoutSeconds)),
      defaultMessageTtl: duration(retentionSeconds),
      maxDeliveryCount: deadLetterAfter ?? mostReads,
      deadLetteringOnMessageExpiration: deadLetterAfter !== undefined && native.deadLetterExpired,
      maxSizeInMegabytes: native.maxSizeMegabytes,
      ...(messaging.premium
        ? { maxMessageSizeInKilobytes: native.maxMessageKilobytes }
        : { partitioningEnabled: native.partitioning }),
      requiresSession: fifo && native.sessions,
      requiresDuplicateDetection: fifo,
      duplicateDetectionHistoryTimeWindow: fifo ? duration(native.duplicatesMinutes * 60) : undefined,
      lifecycle,
    });
    // Azure has no metric of how long messages wait.
    const QueueDeadLetters = {
      namespace: 'Microsoft.ServiceBus/namespaces',
      metric: 'DeadletteredMessages',
      aggregation: 'Average',
      threshold: 0,
      dimensions: { EntityName: queue.name },
    } as const;
    new Alarms(this, 'Alarms', { name, targetId: messaging.id, metrics: { QueueDeadLetters } });
    this.id = queue.id;
    this.name = queue.name;
    this.outputs = { url: messaging.urlOf(queue.name) };
  }

  permissions(access: Access): Permission[] {
    return [{ allow: dataRoles[access], on: [this.id] }];
  }
}

/** A queue of Azure Service Bus that exists: `name`, `namespace/name` or `group/namespace/name`. */
export class ExistingBusQueue extends Construct implements Connection<'queue'> {
  readonly outputs;
  readonly secrets = {};
  readonly id: string;

  constructor(scope: Construct, id: string, { name }: Pick<Referred, 'name'>) {
    super(scope, id);
    const { id: queueId, url } = entityOf(this, name, 'queues');
    this.id = queueId;
    this.outputs = { url };
  }

  permissions(access: Access): Permission[] {
    return [{ allow: dataRoles[access], on: [this.id] }];
  }
}
