import type { Kind } from '../../../lib/model/backing';
import { arn } from '../../../lib/providers/aws/arn';
import { facts } from '../../../lib/providers/aws/facts';
import { type Block, stackOf } from './stack';

test('a stack applies to its own account alone, and tags all that it makes', () => {
  const { body } = stackOf([{ kind: 'queue' }]);
  expect(body.provider.aws).toEqual([
    {
      region: 'eu-central-1',
      allowed_account_ids: ['123456789012'],
      default_tags: [{ tags: { Project: 'shop', Environment: 'live', Team: 'shopping' } }],
    },
  ]);
});

test('what stands in another region is made by a provider of that region, with a key of that region', () => {
  const made = stackOf([{ kind: 'bucket', options: { replicaRegion: 'eu-west-1' } }], { used: false });
  expect(made.body.provider.aws).toEqual([
    expect.objectContaining({ region: 'eu-central-1' }),
    expect.objectContaining({ region: 'eu-west-1', alias: 'eu-west-1', allowed_account_ids: ['123456789012'] }),
  ]);
  const far = (type: string) => made.all(type).filter(({ provider }) => provider === 'aws.eu-west-1');
  for (const type of ['s3_bucket', 'kms_key', 's3_bucket_policy', 's3_bucket_versioning'])
    expect([type, far(type).length, made.all(type).length]).toEqual([type, 1, 2]);
  expect(made.one('s3_bucket_replication_configuration')).not.toHaveProperty('provider');
});

test('a database with a region that takes over has its backups there', () => {
  const made = stackOf([{ kind: 'database' }], { failoverRegion: 'eu-west-1' });
  expect(made.one('db_instance_automated_backups_replication')).toMatchObject({
    provider: 'aws.eu-west-1',
    retention_period: 7,
    kms_key_id: expect.stringMatching(/Aws_KeyEuWest1/),
  });
  expect(stackOf([{ kind: 'database' }]).all('db_instance_automated_backups_replication')).toEqual([]);
});

test.each(['bucket', 'queue', 'topic', 'secret', 'key', 'registry'] as const)(
  'a stack with a %s alone looks no network up',
  (kind) => {
    const { data = {} } = stackOf([{ kind }]).body as { data?: Block };
    expect(Object.keys(data).filter((type) => type !== 'aws_iam_policy_document')).toEqual([]);
  },
);

test.each(['database', 'cache'] as const)('a stack with two of %s looks its network up once', (kind) => {
  const made = stackOf([{ kind }, { kind }]);
  expect(made.one('vpc', 'data')).toMatchObject({ tags: { Name: 'shop-live-network' } });
  expect(made.all('subnets', 'data')).toHaveLength(1);
});

test.each([
  ['database', 'db_instance', 'db_instance_identifier', 'theirs'],
  ['cache', 'elasticache_replication_group', 'replication_group_id', 'theirs'],
  ['bucket', 's3_bucket', 'bucket', 'theirs'],
  ['queue', 'sqs_queue', 'name', 'theirs'],
  ['topic', 'sns_topic', 'name', 'theirs'],
  ['secret', 'secretsmanager_secret', 'name', 'theirs'],
  ['key', 'kms_key', 'key_id', 'alias/theirs'],
  ['cluster', 'eks_cluster', 'name', 'theirs'],
] as const)('a %s that exists is looked up, and nothing is made', (kind, type, by, name) => {
  const made = stackOf([{ kind, existing: 'theirs' }], { used: false });
  expect(made.all(type, 'data')).toEqual([expect.objectContaining({ [by]: name })]);
  expect(made.body.resource).toBeUndefined();
});

test.each([
  ['shop-network', { tags: { Name: 'shop-network' } }],
  ['vpc-0a1b2c3d', { id: 'vpc-0a1b2c3d' }],
])('a network that exists is found by its name or id: %s', (existing, expected) => {
  expect(stackOf([{ kind: 'network', existing }], { used: false }).one('vpc', 'data')).toMatchObject(expected);
});

test('a stack whose key exists makes none', () => {
  const made = stackOf([{ kind: 'queue' }], { key: 'alias/company' });
  expect(made.all('kms_key')).toEqual([]);
  expect(made.one('kms_key', 'data')).toMatchObject({ key_id: 'alias/company' });
  expect(made.text).toMatch(/"kms_master_key_id":"\$\{data\.aws_kms_key\./);
});

test.each([
  ['eu-central-1', 'arn:aws:sqs:eu-central-1:1:q'],
  ['cn-north-1', 'arn:aws-cn:sqs:cn-north-1:1:q'],
  ['us-gov-west-1', 'arn:aws-us-gov:sqs:us-gov-west-1:1:q'],
])('names in %s are of its own partition', (region, expected) => {
  expect(arn({ region, account: '1' }, 'sqs', 'q')).toBe(expected);
});

/** Most characters of the longest name that is made of a kind's name. */
const limits: readonly (readonly [Exclude<Kind, 'worker'>, string, string, number])[] = [
  ['bucket', 's3_bucket', 'bucket', 63],
  ['cache', 'elasticache_replication_group', 'replication_group_id', 40],
  ['cache', 'elasticache_user', 'user_id', 40],
  ['database', 'db_instance', 'identifier', 63],
  ['queue', 'sqs_queue', 'name', 80],
  ['topic', 'sns_topic', 'name', 256],
  ['cluster', 'iam_role', 'name', 64],
  ['registry', 'ecr_repository', 'name', 256],
  ['key', 'kms_alias', 'name', 256],
];

test.each(limits)('the longest name of a %s keeps the limit of %s', (kind, type, argument, limit) => {
  const name = 'x'.repeat(facts.kinds[kind].name.max);
  const options = kind === 'bucket' ? { replicaRegion: 'eu-west-1' } : {};
  const made = stackOf([{ kind, variant: kind === 'queue' || kind === 'topic' ? 1 : 0, options, name }], {
    used: false,
  });
  const lengths = made.all(type).map((block) => String(block[argument]).length);
  expect(lengths).not.toEqual([]);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(limit);
  expect(Math.max(...lengths)).toBeGreaterThan(facts.kinds[kind].name.max - 1);
});
