import { useFastPaths } from '../../lib/cloud/fast-paths';
import type { Kind, Kinds } from '../../lib/model/backing';
import type { Alarms } from '../../lib/model/alarms';
import { connectionsOf as azureConnections } from '../../lib/providers/azure/facts/memory';
import { connectionsOf as awsConnections, memoryGiB } from '../../lib/providers/aws/facts/memory';
import { connectionsOf as googleConnections } from '../../lib/providers/google/facts/connections';
import { clouds, loadClouds } from '../../lib/providers/registry';
import { facts } from '../../lib/providers/facts';
import { violations } from '../provider-schema';
import { variants } from './options';
import { make } from './stage';

useFastPaths();

const everybody: Alarms = {
  to: [
    { least: 'warning', email: 'team@example.com' },
    { least: 'critical', email: 'pager@example.com' },
    { least: 'critical', resource: { cloud: 'aws', id: 'arn:aws:sns:eu-central-1:123456789012:pager' } },
    { least: 'warning', resource: { cloud: 'azure', id: '/subscriptions/x/actionGroups/pager' } },
    { least: 'warning', resource: { cloud: 'google', id: 'projects/shop/notificationChannels/7' } },
  ],
  off: [],
};

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Block = Record<string, any>;

/** What a backing becomes with alarms: the blocks of a type, by their place in the tree. */
async function made<K extends Kind>(
  cloud: string,
  kind: K,
  own: Partial<Kinds[K]> = {},
  native: Readonly<Record<string, unknown>> = {},
  alarms: Alarms | undefined = everybody,
  more: { readonly existing?: string } = {},
) {
  const options = { ...variants[kind][0]!, ...own };
  const stage = { cloud, facts: facts[cloud]!, clouds: await loadClouds(clouds, [cloud]) };
  const { body } = make(stage, { kind, options, native, alarms, ...more });
  expect(violations(body)).toEqual([]);
  const { resource = {} } = body as { resource?: Record<string, Record<string, Block>> };
  return (type: string) =>
    Object.fromEntries(
      Object.values(resource[type] ?? {}).map((block) => [
        (block['//'].metadata.path as string).replace(/^.*\/(it|Aws|Azure|Google)\//, ''),
        block,
      ]),
    );
}

describe('on AWS', () => {
  const alarm = 'aws_cloudwatch_metric_alarm';

  test('a database has alarms on its storage in bytes, its CPU, and connections by its class', async () => {
    const blocks = (await made('aws', 'database', { storageGiB: 100, size: 'medium', engine: 'postgres' }))(alarm);
    expect(blocks['Alarms/DatabaseStorage']).toMatchObject({
      alarm_name: expect.stringMatching(/-database-storage$/),
      alarm_description: expect.stringMatching(/: Less than 20 % of its storage is left$/),
      namespace: 'AWS/RDS',
      metric_name: 'FreeStorageSpace',
      dimensions: { DBInstanceIdentifier: expect.stringMatching(/^\$\{aws_db_instance\..*\.identifier\}$/) },
      statistic: 'Minimum',
      comparison_operator: 'LessThanThreshold',
      threshold: 21474836480,
      period: 300,
      evaluation_periods: 3,
      treat_missing_data: 'missing',
      tags: { Severity: 'critical' },
    });
    expect(blocks['Alarms/DatabaseCpu']).toMatchObject({
      metric_name: 'CPUUtilization',
      statistic: 'Average',
      comparison_operator: 'GreaterThanThreshold',
      threshold: 90,
    });
    // 8 GiB are 901 connections.
    expect(blocks['Alarms/DatabaseConnections']).toMatchObject({ metric_name: 'DatabaseConnections', threshold: 720 });
  });

  test('connections follow max_connections where it is said, and are not watched where no one knows how many there are', async () => {
    const said = await made('aws', 'database', {}, { staticParameters: { max_connections: '300' } });
    expect(said(alarm)['Alarms/DatabaseConnections']).toMatchObject({ threshold: 240 });
    const formula = await made(
      'aws',
      'database',
      {},
      { staticParameters: { max_connections: '{DBInstanceClassMemory}' } },
    );
    expect(Object.keys(formula(alarm))).toEqual(['Alarms/DatabaseStorage', 'Alarms/DatabaseCpu']);
    const strange = await made('aws', 'database', {}, { instanceClass: 'db.x2idn.16xlarge' });
    expect(Object.keys(strange(alarm))).toEqual(['Alarms/DatabaseStorage', 'Alarms/DatabaseCpu']);
  });

  test('a queue has alarms on the age of its oldest message and on its dead letters', async () => {
    const options = { visibilityTimeoutSeconds: 900, retentionSeconds: 345_600, deadLetterAfter: 5 };
    const blocks = (await made('aws', 'queue', options))(alarm);
    expect(blocks['Alarms/QueueAge']).toMatchObject({
      namespace: 'AWS/SQS',
      metric_name: 'ApproximateAgeOfOldestMessage',
      statistic: 'Maximum',
      threshold: 1800,
      treat_missing_data: 'notBreaching',
    });
    expect(blocks['Alarms/QueueDeadLetters']).toMatchObject({
      metric_name: 'ApproximateNumberOfMessagesVisible',
      dimensions: { QueueName: expect.stringContaining('DeadLetters') },
      threshold: 0,
    });
    const none = await made('aws', 'queue', { ...options, deadLetterAfter: undefined });
    expect(Object.keys(none(alarm))).toEqual(['Alarms/QueueAge']);
  });

  test.each([
    ['allkeys-lru', ['CacheEvictions']],
    ['volatile-lru', ['CacheEvictions', 'CacheMemory']],
    ['noeviction', ['CacheMemory']],
  ] as const)('each node of a cache with %s has alarms: %p', async (eviction, names) => {
    const blocks = (await made('aws', 'cache', { eviction, highlyAvailable: true }))(alarm);
    const nodes = [...new Set(Object.values(blocks).map(({ dimensions }) => dimensions.CacheClusterId as string))];
    expect(nodes.map((node) => node.slice(-4))).toEqual(['-001', '-002']);
    expect([...new Set(Object.keys(blocks).map((path) => path.split('/')[1]))].sort()).toEqual(names);
    const memory = Object.values(blocks).find(({ metric_name }) => metric_name === 'DatabaseMemoryUsagePercentage');
    if (memory) expect(memory).toMatchObject({ namespace: 'AWS/ElastiCache', threshold: 90 });
  });

  test('nodes of a sharded cache are named by shard and number', async () => {
    const blocks = (await made('aws', 'cache', {}, { shards: 2, replicasPerShard: 1 }))(alarm);
    const nodes = Object.values(blocks).map(({ dimensions }) => (dimensions.CacheClusterId as string).slice(-9));
    expect([...new Set(nodes)]).toEqual(['-0001-001', '-0001-002', '-0002-001', '-0002-002']);
  });

  test('all are told of critical alarms, and those who want them of warnings, by topics that only CloudWatch and the account publish to', async () => {
    const blocks = await made('aws', 'database');
    const topics = blocks('aws_sns_topic');
    expect(Object.keys(topics).sort()).toEqual(['Told/Resource', 'ToldOfWarnings/Resource']);
    expect(topics['Told/Resource']!.kms_master_key_id).toMatch(/^\$\{aws_kms_key\./);
    const addresses = Object.entries(blocks('aws_sns_topic_subscription')).map(([path, { endpoint, protocol }]) => [
      path,
      protocol,
      endpoint,
    ]);
    expect(addresses.sort()).toEqual([
      ['Told/Email0', 'email', 'team@example.com'],
      ['Told/Email1', 'email', 'pager@example.com'],
      ['ToldOfWarnings/Email0', 'email', 'team@example.com'],
    ]);
    const { 'Alarms/DatabaseStorage': storage, 'Alarms/DatabaseCpu': cpu } = blocks(alarm);
    expect(storage!.alarm_actions).toEqual([
      expect.stringMatching(/Told_Resource|Told_[0-9A-F]{8}\.arn/),
      'arn:aws:sns:eu-central-1:123456789012:pager',
    ]);
    expect(storage!.ok_actions).toEqual(storage!.alarm_actions);
    expect(cpu!.alarm_actions).toEqual([expect.stringContaining('ToldOfWarnings')]);
  });
});

describe('on Azure', () => {
  const alert = 'azurerm_monitor_metric_alert';

  test('a server has alerts on parts of its storage and CPU, and connections by its machine', async () => {
    const blocks = (await made('azure', 'database', { size: 'medium', engine: 'postgres' }))(alert);
    expect(blocks['Alarms/DatabaseStorage']).toMatchObject({
      severity: 0,
      frequency: 'PT5M',
      window_size: 'PT15M',
      scopes: [expect.stringMatching(/^\$\{azurerm_postgresql_flexible_server\..*\.id\}$/)],
      criteria: [
        {
          metric_namespace: 'Microsoft.DBforPostgreSQL/flexibleServers',
          metric_name: 'storage_percent',
          aggregation: 'Average',
          operator: 'GreaterThan',
          threshold: 80,
        },
      ],
      tags: { Project: 'shop' },
    });
    expect(blocks['Alarms/DatabaseCpu']!.criteria).toMatchObject([{ metric_name: 'cpu_percent', threshold: 90 }]);
    // 16 GiB are 1717 connections.
    expect(blocks['Alarms/DatabaseConnections']!.criteria).toMatchObject([
      { metric_name: 'active_connections', threshold: 1373 },
    ]);
    const mysql = await made(
      'azure',
      'database',
      { engine: 'mysql', version: '8.0' },
      { parameters: { max_connections: '50' } },
    );
    expect(mysql(alert)['Alarms/DatabaseConnections']!.criteria).toMatchObject([
      { metric_namespace: 'Microsoft.DBforMySQL/flexibleServers', threshold: 40 },
    ]);
  });

  test('a queue has an alert on dead letters, and none on age, which Azure does not measure', async () => {
    const blocks = (await made('azure', 'queue'))(alert);
    expect(Object.keys(blocks)).toEqual(['Alarms/QueueDeadLetters']);
    expect(blocks['Alarms/QueueDeadLetters']).toMatchObject({
      scopes: [expect.stringMatching(/^\$\{azurerm_servicebus_namespace\./)],
      criteria: [
        {
          metric_name: 'DeadletteredMessages',
          threshold: 0,
          dimension: [{ name: 'EntityName', operator: 'Include', values: [expect.stringMatching(/\.name\}$/)] }],
        },
      ],
    });
  });

  test('a cache has alerts on memory and evictions', async () => {
    const blocks = (await made('azure', 'cache', { eviction: 'volatile-lru' }))(alert);
    expect(blocks['Alarms/CacheMemory']!.criteria).toMatchObject([
      { metric_namespace: 'Microsoft.Cache/redisEnterprise', metric_name: 'usedmemorypercentage', threshold: 90 },
    ]);
    expect(blocks['Alarms/CacheEvictions']!.criteria).toMatchObject([
      { metric_name: 'evictedkeys', aggregation: 'Total' },
    ]);
  });

  test('action groups mail those who want an alert, beside groups that exist', async () => {
    const blocks = await made('azure', 'database');
    const groups = blocks('azurerm_monitor_action_group');
    expect(groups['Told/Resource']!.email_receiver).toMatchObject([
      { email_address: 'team@example.com', use_common_alert_schema: true },
      { email_address: 'pager@example.com' },
    ]);
    expect(groups['ToldOfWarnings/Resource']!.email_receiver).toHaveLength(1);
    for (const { short_name: name } of Object.values(groups)) expect(name.length).toBeLessThanOrEqual(12);
    expect(blocks(alert)['Alarms/DatabaseCpu']!.action).toEqual([
      { action_group_id: expect.stringContaining('ToldOfWarnings') },
      { action_group_id: '/subscriptions/x/actionGroups/pager' },
    ]);
  });
});

describe('on Google Cloud', () => {
  const policy = 'google_monitoring_alert_policy';
  const threshold = (block: Block) => block.conditions[0].condition_threshold as Block;

  test('an instance has policies on parts of its disk and CPU, and connections by its machine', async () => {
    const blocks = (await made('google', 'database', { size: 'medium', engine: 'postgres' }))(policy);
    expect(blocks['Alarms/DatabaseStorage']).toMatchObject({
      combiner: 'OR',
      severity: 'CRITICAL',
      documentation: { content: expect.stringContaining('20 % of its storage') },
      user_labels: { project: 'shop' },
    });
    const storage = threshold(blocks['Alarms/DatabaseStorage']!);
    expect(storage).toMatchObject({
      comparison: 'COMPARISON_GT',
      threshold_value: 0.8,
      duration: '900s',
      aggregations: [{ alignment_period: '300s', per_series_aligner: 'ALIGN_MAX' }],
    });
    expect(storage.filter).toMatch(
      /^metric\.type = "cloudsql\.googleapis\.com\/database\/disk\/utilization" AND resource\.type = "cloudsql_database" AND resource\.labels\.database_id = "123456789012:\$\{google_sql_database_instance\.[^}]*\.name\}"$/,
    );
    // 7.5 GiB are 400 connections.
    expect(threshold(blocks['Alarms/DatabaseConnections']!)).toMatchObject({
      threshold_value: 320,
      aggregations: [{ cross_series_reducer: 'REDUCE_SUM' }],
    });
  });

  test('a queue has policies on the age of its oldest message, in each of its subscriptions, and on dead letters', async () => {
    const blocks = (await made('google', 'queue', { deadLetterAfter: 5 }))(policy);
    expect(threshold(blocks['Alarms/QueueAge']!)).toMatchObject({
      filter: expect.stringMatching(
        /subscription_id = monitoring\.regex\.full_match\("\$\{[^}]*\}\(-\[0-9a-f\]\{6\}\)\?"\)$/,
      ),
      threshold_value: 600,
    });
    expect(threshold(blocks['Alarms/QueueDeadLetters']!).filter).toContain('num_undelivered_messages');
  });

  test('a cache has policies on memory and evictions', async () => {
    const blocks = (await made('google', 'cache', { eviction: 'volatile-lru' }))(policy);
    expect(threshold(blocks['Alarms/CacheMemory']!)).toMatchObject({ threshold_value: 0.9 });
    expect(threshold(blocks['Alarms/CacheEvictions']!)).toMatchObject({
      threshold_value: 0,
      aggregations: [{ per_series_aligner: 'ALIGN_DELTA' }],
    });
  });

  test('channels mail those who want an alarm, beside channels that exist', async () => {
    const blocks = await made('google', 'database');
    const channels = blocks('google_monitoring_notification_channel');
    expect(channels['Told/Email1']).toMatchObject({ type: 'email', labels: { email_address: 'pager@example.com' } });
    expect(blocks(policy)['Alarms/DatabaseCpu']!.notification_channels).toEqual([
      expect.stringContaining('ToldOfWarnings'),
      'projects/shop/notificationChannels/7',
    ]);
  });
});

const watched = ['database', 'queue', 'cache'] as const;
const types = /alarm|monitor|sns_topic/;

test.each(['aws', 'azure', 'google'].flatMap((cloud) => watched.map((kind) => [kind, cloud] as const)))(
  'a %s on %s has no alarms where none are wanted, where all are off, and where it exists',
  async (kind, cloud) => {
    const off: Alarms = {
      to: everybody.to,
      off: [
        'DatabaseStorage',
        'DatabaseCpu',
        'DatabaseConnections',
        'QueueAge',
        'QueueDeadLetters',
        'CacheMemory',
        'CacheEvictions',
      ],
    };
    for (const [alarms, more] of [[null], [off], [everybody, { existing: 'theirs' }]] as const) {
      const stage = { cloud, facts: facts[cloud]!, clouds: await loadClouds(clouds, [cloud]) };
      const { body } = make(stage, { kind, options: variants[kind][0]!, alarms: alarms ?? undefined, ...more });
      expect(Object.keys((body as Block).resource ?? {}).filter((type) => types.test(type))).toEqual([]);
    }
  },
);

test('memory and connections of machines are as the clouds document them', () => {
  expect(
    ['db.t4g.medium', 'db.m7g.large', 'db.r7g.4xlarge', 'db.r6g.xlarge', 'db.x2idn.16xlarge', 'db.m7g.metal'].map(
      memoryGiB,
    ),
  ).toEqual([4, 8, 128, 32, undefined, undefined]);
  expect(awsConnections('mysql', 'db.r7g.xlarge')).toBe(2730);
  expect(awsConnections('postgres', 'db.r7g.4xlarge')).toBe(5000);
  // 859, 1718, 5000; and 1365 of MySQL.
  expect(
    ['GP_Standard_D2ads_v5', 'GP_Standard_D4ads_v5', 'MO_Standard_E16ads_v5'].map((sku) =>
      azureConnections('postgres', sku),
    ),
  ).toEqual([858, 1717, 5000]);
  expect(azureConnections('mysql', 'GP_Standard_D4ads_v5')).toBe(1365);
  expect(azureConnections('postgres', 'B_Standard_B1ms')).toBeUndefined();
  expect(
    ['db-f1-micro', 'db-g1-small', 'db-custom-1-3840', 'db-custom-4-26624', 'db-custom-16-131072'].map((tier) =>
      googleConnections('postgres', tier),
    ),
  ).toEqual([25, 50, 100, 500, 1000]);
  expect(googleConnections('mysql', 'db-custom-2-7680')).toBe(4000);
});
