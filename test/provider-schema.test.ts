import { violations } from './provider-schema';
import { differences } from './schemas/differences';
import { blockOf } from './schemas/schema';

const resource = (type: string, body: object) => violations({ resource: { [type]: { one: body } } });

test('a sound stack has nothing against it, meta-arguments, expressions and all', () => {
  const stack = {
    '//': { header: 'ours' },
    terraform: { required_providers: {} },
    provider: { aws: [{ region: 'eu-central-1', alias: 'there', default_tags: [{ tags: { a: 'b' } }] }] },
    data: { aws_kms_key: { key: { key_id: 'alias/one', '//': {} } } },
    ephemeral: { aws_secretsmanager_random_password: { drawn: { password_length: 32 } } },
    resource: {
      aws_s3_bucket: {
        one: {
          bucket: 'one',
          tags: { a: '${data.aws_kms_key.key.arn}' },
          lifecycle: { prevent_destroy: true },
          '//': {},
        },
      },
      aws_secretsmanager_secret_version: {
        one: {
          secret_id: 'one',
          secret_string_wo: '${ephemeral.aws_secretsmanager_random_password.drawn.random_password}',
          secret_string_wo_version: '${parseint("1", 10)}',
          depends_on: ['aws_s3_bucket.one'],
          provider: 'aws.there',
        },
      },
    },
  };
  expect(violations(stack)).toEqual([]);
});

test('an unknown argument or block, at any depth, is named', () => {
  expect(resource('aws_s3_bucket', { buckets: 'x' })).toEqual(['resource.aws_s3_bucket.one.buckets: no such argument']);
  expect(
    resource('aws_s3_bucket_versioning', {
      bucket: 'b',
      versioning_configuration: { state: 'Enabled', status: 'Enabled' },
    }),
  ).toEqual(['resource.aws_s3_bucket_versioning.one.versioning_configuration[0].state: no such argument']);
});

test('an unknown type, data source, ephemeral block or provider is named', () => {
  expect(resource('aws_bucket', {})).toEqual(['resource.aws_bucket.one: no such resource']);
  expect(violations({ data: { azurerm_bucket: { one: {} } } })).toEqual(['data.azurerm_bucket.one: no such data']);
  expect(violations({ ephemeral: { random_password: { one: {} } } })).toEqual([
    'ephemeral.random_password.one: no such ephemeral',
  ]);
  expect(violations({ provider: { random: [{}] } })).toEqual(['provider.random: no schema of this provider']);
  expect(violations({ provider: { aws: [{ regions: 'x' }] } })).toEqual(['provider.aws.regions: no such argument']);
});

test('a missing argument or block is named', () => {
  expect(resource('aws_iam_role_policy', { role: 'r' })).toEqual(['resource.aws_iam_role_policy.one.policy: missing']);
  expect(resource('aws_s3_bucket_versioning', { bucket: 'b' })).toEqual([
    'resource.aws_s3_bucket_versioning.one.versioning_configuration: missing',
  ]);
});

test('a value of another type is named, unless Terraform converts it or it is an expression', () => {
  const sqs = (body: object) => resource('aws_sqs_queue', body);
  expect(sqs({ delay_seconds: 'soon' })).toEqual([
    'resource.aws_sqs_queue.one.delay_seconds: expected number, got "soon"',
  ]);
  expect(sqs({ fifo_queue: 1 })).toEqual(['resource.aws_sqs_queue.one.fifo_queue: expected bool, got 1']);
  expect(sqs({ name: ['a'] })).toEqual(['resource.aws_sqs_queue.one.name: expected string, got ["a"]']);
  expect(sqs({ tags: ['a'] })).toEqual(['resource.aws_sqs_queue.one.tags: expected map, got ["a"]']);
  expect(sqs({ delay_seconds: '5', fifo_queue: 'true', name: 5, tags: '${var.tags}' })).toEqual([]);
  expect(resource('aws_db_subnet_group', { subnet_ids: 'one' })).toEqual([
    'resource.aws_db_subnet_group.one.subnet_ids: expected set, got "one"',
  ]);
});

test('objects inside an attribute are checked key by key', () => {
  const vault = {
    name: 'v',
    location: 'l',
    resource_group_name: 'g',
    sku_name: 's',
    tenant_id: 't',
    rbac_authorization_enabled: true,
  };
  expect(resource('azurerm_key_vault', { ...vault, access_policy: [{ object_ids: 'x' }] })).toEqual([
    'resource.azurerm_key_vault.one.access_policy: no such key: object_ids',
  ]);
});

test('more blocks than a type allows are counted', () => {
  const twice = [{ status: 'Enabled' }, { status: 'Enabled' }];
  expect(resource('aws_s3_bucket_versioning', { bucket: 'b', versioning_configuration: twice })).toEqual([
    'resource.aws_s3_bucket_versioning.one.versioning_configuration: expected 1 blocks at most, got 2',
  ]);
});

test('what only the cloud can know must not be set', () => {
  expect(resource('aws_s3_bucket', { bucket: 'b', arn: 'arn:aws:s3:::b' })).toEqual([
    'resource.aws_s3_bucket.one.arn: is read only',
  ]);
});

test('an ephemeral value may stand in write-only arguments alone', () => {
  const value = '${ephemeral.aws_secretsmanager_secret_version.p.secret_string}';
  expect(resource('aws_sqs_queue', { name: value })).toContain(
    'resource.aws_sqs_queue.one.name: an ephemeral value would reach the state',
  );
  expect(resource('aws_sqs_queue', { tags: { a: `\${jsonencode({"b" = ${value.slice(2, -1)}})}` } })).toContain(
    'resource.aws_sqs_queue.one.tags: an ephemeral value would reach the state',
  );
});

test('a reference to what is not there, or to what it does not export, is named', () => {
  expect(resource('aws_sqs_queue', { name: '${aws_sns_topic.gone.arn}' })).toEqual([
    'aws_sns_topic.gone.arn: the stack has no such resource',
  ]);
  expect(resource('aws_sqs_queue', { name: '${aws_sqs_queue.one.arm}' })).toEqual([
    'aws_sqs_queue.one.arm: exports no arm',
  ]);
  expect(resource('aws_sqs_queue', { name: '$${aws_sns_topic.gone.arn}' })).toEqual([]);
  expect(resource('aws_sqs_queue', { name: '${replace("aws_sns_topic.gone.arn", "a", "b")}' })).toEqual([]);
});

test.each(Object.entries(differences))(
  'the expected difference of %s is still one',
  (type, { gone, required, why }) => {
    const { attributes, block_types: blocks = {} } = blockOf('resource', type)!;
    expect(why).toMatch(/\w/);
    expect(gone.filter((key) => key in attributes!)).toEqual([]);
    expect(required.filter((key) => !attributes![key]?.required && !blocks[key]?.min_items)).toEqual([]);
  },
);
