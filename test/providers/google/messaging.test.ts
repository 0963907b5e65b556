import { facts } from '../../../lib/providers/google/facts';
import { feedName } from '../../../lib/providers/google/facts/messaging';
import { blocks } from './stack';

test('a queue is a topic and a subscription of one name, which never expires', () => {
  const made = blocks('queue');
  const [topic] = made('pubsub_topic');
  expect(topic).toMatchObject({ kms_key_name: expect.stringMatching(/kms_crypto_key/) });
  expect(made('pubsub_subscription')).toMatchObject([
    {
      name: topic!.name,
      ack_deadline_seconds: 30,
      message_retention_duration: '86400s',
      expiration_policy: { ttl: '' },
    },
  ]);
});

test('dead letters are kept by a subscription, forwarded by Pub/Sub’s service agent', () => {
  const made = blocks('queue', {}, {}, { variant: 1 });
  const [queue, dead] = made('pubsub_topic');
  expect(dead!.name).toBe(`${queue!.name}-dead`);
  expect(made('pubsub_subscription').map(({ name }) => name)).toEqual(
    expect.arrayContaining([queue!.name, `${queue!.name}-dead`]),
  );
  const agent = expect.stringMatching(/@gcp-sa-pubsub\.iam\.gserviceaccount\.com$/);
  expect(made('pubsub_topic_iam_member')).toMatchObject([{ role: 'roles/pubsub.publisher', member: agent }]);
  expect(made('pubsub_subscription_iam_member')).toMatchObject([{ role: 'roles/pubsub.subscriber', member: agent }]);
});

test('a FIFO keeps order and hands out nothing twice', () => {
  const find = (variant: number) => blocks('queue', {}, {}, { variant })('pubsub_subscription').at(-1);
  expect(find(1)).toMatchObject({ enable_message_ordering: true, enable_exactly_once_delivery: true });
  expect(find(0)).toMatchObject({ enable_message_ordering: false, enable_exactly_once_delivery: false });
});

test('a topic keeps a subscription for each of its queues', () => {
  const made = blocks('topic');
  const [topic] = made('pubsub_topic');
  expect(made('pubsub_subscription')).toMatchObject([
    { name: feedName(topic!.name, 'shop-live-orders-work-123456'), topic: expect.stringMatching(/pubsub_topic/) },
  ]);
});

test('what Pub/Sub cannot do is a fact', () => {
  expect(facts.kinds.queue).toMatchObject({
    most: { visibilityTimeoutSeconds: 600 },
    least: { deadLetterAfter: 5 },
    unsupportedOptions: { maxMessageKiB: expect.any(String) },
  });
});
