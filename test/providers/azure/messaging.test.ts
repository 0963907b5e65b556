import { duration } from '../../../lib/providers/azure/service-bus';
import { facts } from '../../../lib/providers/azure/facts';
import { azure } from '../../../lib/providers/azure';
import { variants } from '../options';
import { make } from '../stage';
import { blocks } from './stack';

const queue = (own = {}, native = {}) => blocks('queue', own, native)('servicebus_queue')[0]!;

test('a namespace has no access by keys or old TLS', () => {
  expect(blocks('queue')('servicebus_namespace')).toMatchObject([
    { sku: 'Standard', local_auth_enabled: false, minimum_tls_version: '1.2' },
  ]);
});

test('a premium namespace has a key of its own, and no public address', () => {
  const made = blocks('queue', {}, { premium: true, capacity: 2 });
  expect(made('servicebus_namespace')).toMatchObject([
    { sku: 'Premium', capacity: 2, public_network_access_enabled: false, customer_managed_key: expect.anything() },
  ]);
  expect(made('private_endpoint')).toHaveLength(1);
});

test('a lock, a retention and the reads before a message is set aside are as asked', () => {
  expect(queue({ visibilityTimeoutSeconds: 30, retentionSeconds: 86400, deadLetterAfter: 5 })).toMatchObject({
    lock_duration: 'PT30S',
    default_message_ttl: 'P1D',
    max_delivery_count: 5,
    dead_lettering_on_message_expiration: true,
  });
  expect(queue({ deadLetterAfter: undefined })).toMatchObject({
    max_delivery_count: 2000,
    dead_lettering_on_message_expiration: false,
  });
});

test('a FIFO keeps order by session, and drops duplicates', () => {
  expect(queue({ fifo: true })).toMatchObject({
    requires_session: true,
    requires_duplicate_detection: true,
    duplicate_detection_history_time_window: 'PT10M',
  });
  expect(queue({ fifo: false })).toMatchObject({ requires_session: false, requires_duplicate_detection: false });
});

test.each([
  ['read', ['Azure Service Bus Data Receiver']],
  ['write', ['Azure Service Bus Data Sender']],
  ['readWrite', ['Azure Service Bus Data Receiver', 'Azure Service Bus Data Sender']],
] as const)('to %s takes the roles %j on the queue alone', (access, roles) => {
  const given = make(
    { cloud: 'azure', facts, clouds: { azure } },
    { kind: 'queue', options: variants.queue[0]!, existing: 'group/bus/theirs' },
  ).handed as unknown as { permissions: (access: string) => { allow: string[]; on: string[] }[] };
  expect(given.permissions(access)).toEqual([
    { allow: roles, on: [expect.stringMatching(/resourceGroups\/group\/.*namespaces\/bus\/queues\/theirs$/)] },
  ]);
});

test('a topic hands every message on to each of its queues, under a name that a subscription may have', () => {
  const long = `shop-live-orders-queue-${'work'.repeat(10)}-123456`;
  const subscriptions = blocks('topic', { queues: ['shop-live-orders-work-123456', long] })('servicebus_subscription');
  expect(subscriptions).toMatchObject([
    { name: 'shop-live-orders-work-123456', forward_to: 'shop-live-orders-work-123456' },
    { name: expect.stringMatching(/^.{50}$/), forward_to: long },
  ]);
});

test('further subscriptions wait for their readers', () => {
  const made = blocks('topic', { queues: [], fifo: true }, { subscriptions: ['audit'] });
  expect(made('servicebus_subscription')).toMatchObject([{ name: 'audit', requires_session: true }]);
});

test.each([
  [300, 'PT5M'],
  [60, 'PT1M'],
  [45, 'PT45S'],
  [90, 'PT1M30S'],
  [86400, 'P1D'],
  [345600, 'P4D'],
  [129600, 'P1DT12H'],
  [90061, 'P1DT1H1M1S'],
  [0, 'PT0S'],
])('%d seconds are %s, as Service Bus writes them back', (seconds, text) => {
  expect(duration(seconds)).toBe(text);
});
