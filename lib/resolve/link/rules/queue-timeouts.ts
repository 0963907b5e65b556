import { ofKind } from '../../../model/backing';
import { factsOf } from '../../../model/facts';
import type { Service } from '../../../model/service';
import { workloadTypes } from '../../../model/workload-types';
import type { Rule } from './rule';

/**
 * Reports queues that hand a message to a second reader while the first may still work on it. Where the cloud has a lower maximum,
 * readers renew the timeout.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html
 */
export const queueTimeouts: Rule = ({ one: { service }, context: { environment, facts }, tell }) => {
  const work = workOf(service);
  if (!work) return;
  for (const { name, cloud, access, existing, shared, options } of ofKind('queue', service.backings)) {
    const known = factsOf(facts, cloud, 'queue');
    if ('unavailable' in known || access === 'write' || existing !== undefined) continue;
    if (known.unsupportedOptions?.visibilityTimeoutSeconds) continue;
    const needed = Math.min(work.seconds, known.most?.visibilityTimeoutSeconds ?? Infinity);
    const got = options.visibilityTimeoutSeconds;
    if (got >= needed) continue;
    const where =
      shared === undefined ? `queue ${name}` : `the shared ${shared} of environments/${environment.name}.yaml`;
    tell(
      'W223',
      work.path,
      `expected at most ${got} s, the visibilityTimeout of ${where}, got ${work.seconds} s, in which a pod may finish a message: another reader gets it after ${got} s; raise visibilityTimeout to ${needed} s`,
    );
  }
};

/** Seconds that a pod may take for one message. */
function workOf({ workload, batch, lifecycle }: Service) {
  const facts = workloadTypes[workload.type];
  if (!facts.inCluster) return undefined;
  const { terminationGracePeriodSeconds: grace } = lifecycle;
  if (!facts.batch) return { seconds: grace, path: ['lifecycle', 'terminationGracePeriod'] };
  const { activeDeadlineSeconds: seconds } = batch;
  return seconds === undefined ? undefined : { seconds, path: ['service', 'activeDeadline'] };
}
