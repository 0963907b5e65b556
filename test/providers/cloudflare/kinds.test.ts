import { blocks } from './stack';

test('a bucket keeps objects near where it was asked to, and unfinished uploads for a week', () => {
  const made = blocks('bucket', {}, { location: 'weur' });
  expect(made('r2_bucket')).toMatchObject([
    { account_id: '123456789012', location: 'weur', storage_class: 'Standard' },
  ]);
  expect(made('r2_bucket_lifecycle')[0]!.rules).toEqual([
    {
      id: 'objects',
      enabled: true,
      conditions: { prefix: '' },
      abort_multipart_uploads_transition: { condition: { type: 'Age', max_age: 604800 } },
    },
  ]);
  expect(made('r2_bucket_cors')).toEqual([]);
});

test('age moves objects to the cheaper class and deletes them, counted in seconds', () => {
  const [{ rules }] = blocks('bucket', { archiveAfterDays: 30, retentionDays: 90 })('r2_bucket_lifecycle') as [
    { rules: object[] },
  ];
  expect(rules[0]).toMatchObject({
    delete_objects_transition: { condition: { type: 'Age', max_age: 7776000 } },
    storage_class_transitions: [{ condition: { type: 'Age', max_age: 2592000 }, storage_class: 'InfrequentAccess' }],
  });
});

test('browsers may call from the origins that are named', () => {
  const [cors] = blocks('bucket', { corsOrigins: ['https://a.example'] }, { corsMethods: ['GET'] })('r2_bucket_cors');
  expect(cors!.rules).toEqual([
    { allowed: { origins: ['https://a.example'], methods: ['GET'], headers: ['*'] }, max_age_seconds: 3600 },
  ]);
});

test('protection makes a plan fail that would destroy a bucket', () => {
  expect(blocks('bucket', { deletionProtection: true })('r2_bucket')[0]).toMatchObject({
    lifecycle: { prevent_destroy: true },
  });
  expect(blocks('bucket')('r2_bucket')[0]).not.toHaveProperty('lifecycle');
});

test('a queue has a dead-letter queue where the spec has one', () => {
  expect(blocks('queue')('queue')).toHaveLength(1);
  const [queue, dead] = blocks('queue', { deadLetterAfter: 3 })('queue') as [Record<string, string>, object];
  expect(queue).toMatchObject({ settings: { delivery_delay: 0, message_retention_period: 86400 } });
  expect(dead).toMatchObject({
    queue_name: `${queue.queue_name}-dead`,
    settings: { message_retention_period: 1209600 },
  });
});

test('a Worker has only the routes of its spec', () => {
  const [worker] = blocks('worker')('worker');
  expect(worker).toMatchObject({
    subdomain: { enabled: false, previews_enabled: false },
    observability: { enabled: true, head_sampling_rate: 1 },
  });
  for (const type of ['workers_route', 'workers_custom_domain', 'dns_record'])
    expect(blocks('worker')(type)).toEqual([]);
});

test('routes are created in their own zones, each looked up once, and a DNS record only where the spec has one', () => {
  const made = blocks('worker', {
    routes: [
      { pattern: 'a.example.com/one/*', zone: 'example.com', record: true },
      { pattern: 'a.example.com/two/*', zone: 'example.com', record: true },
      { pattern: 'b.example.org/*', zone: 'example.org', record: false },
    ],
    domain: { host: 'c.example.com', zone: 'example.com' },
  });
  expect(made('zone', 'data').map(({ filter }) => filter)).toEqual([
    { name: 'example.com', account: { id: '123456789012' } },
    { name: 'example.org', account: { id: '123456789012' } },
  ]);
  expect(made('workers_route').map(({ pattern }) => pattern)).toEqual([
    'a.example.com/one/*',
    'a.example.com/two/*',
    'b.example.org/*',
  ]);
  expect(made('dns_record')).toMatchObject([{ name: 'a.example.com', type: 'AAAA', content: '100::', proxied: true }]);
  expect(made('workers_custom_domain')).toMatchObject([
    { hostname: 'c.example.com', service: expect.stringMatching(/^\$\{cloudflare_worker\.\w+\.name\}$/) },
  ]);
});

test('a store is created unless it exists already', () => {
  const stores = { OWN: { existing: false }, THEIRS: { id: 'f'.repeat(32), existing: true } };
  const made = blocks('worker', { stores })('workers_kv_namespace');
  expect(made).toMatchObject([{ title: expect.stringMatching(/-OWN$/) }]);
});
