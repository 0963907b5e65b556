import { Queue as Resource } from '@cdktf/provider-cloudflare/lib/queue';
import { Construct } from 'constructs';
import type { Defined } from '../../cloud/cloud';
import type { Connection } from '../../cloud/connection';
import type { QueueOptions } from '../../model/kinds/queue';
import { contextOf } from './context-of';
import { facts } from './facts';
import { deadLetterName } from './dead-letter-name';

/** Seconds that a message is kept at most. @see https://developers.cloudflare.com/queues/platform/limits/ */
const longest = 1209600;

/** A queue of Cloudflare; who reads it, and how often it tries, is deployed with the reader's code. */
export class CloudflareQueue extends Construct implements Connection<'queue'> {
  readonly outputs = {};
  readonly secrets = {};

  constructor(scope: Construct, id: string, props: QueueOptions & Defined) {
    super(scope, id);
    const { name, retentionSeconds, deadLetterAfter, native } = props;
    const { accountId, lifecycle } = contextOf(this);
    const { delaySeconds } = facts.kinds.queue.options.parse(native);
    new Resource(this, 'Resource', {
      accountId,
      queueName: name,
      settings: { deliveryDelay: delaySeconds, messageRetentionPeriod: retentionSeconds },
      lifecycle,
    });
    if (deadLetterAfter !== undefined)
      new Resource(this, 'DeadLetter', {
        accountId,
        queueName: deadLetterName(name),
        settings: { deliveryDelay: 0, messageRetentionPeriod: props.deadLetterRetentionSeconds ?? longest },
        lifecycle,
      });
  }
}
