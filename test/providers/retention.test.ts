import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { useFastPaths } from '../../lib/cloud/fast-paths';
import type { BucketOptions } from '../../lib/model/kinds/bucket';
import { factsOf } from '../../lib/model/facts';
import { clouds, loadClouds } from '../../lib/providers/registry';
import { violations } from '../provider-schema';
import { make } from './stage';

useFastPaths();

/** A resource's arguments, loosely. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Block = Readonly<Record<string, any>>;

const plain: BucketOptions = { versioned: true, deletionProtection: false, corsOrigins: [] };

/** What one bucket becomes: the arguments of each block, by type. */
async function made(cloud: string, asked: Partial<BucketOptions>) {
  const { facts } = clouds[cloud]!;
  const stage = { cloud, facts, clouds: await loadClouds(clouds, [cloud]) };
  const options = { ...plain, ...asked };
  const has = factsOf({ [cloud]: facts }, cloud, 'bucket');
  const meant = 'unavailable' in has ? {} : (has.toNative?.(options as never) ?? {});
  const native = Object.fromEntries(Object.entries(meant).filter(([, value]) => value !== undefined));
  const { body } = make(stage, { kind: 'bucket', options, native });
  expect(violations(body)).toEqual([]);
  const { resource } = body as { readonly resource: Readonly<Record<string, Readonly<Record<string, Block>>>> };
  return (type: string): Block[] => Object.values(resource[type] ?? {});
}

/** The actions of each rule, by its prefix and its name. */
const s3Rules = (blocks: readonly Block[]) => blocks.map(({ rule }) => rule as Block[]);

describe('on aws', () => {
  const type = 'aws_s3_bucket_lifecycle_configuration';

  test('retention deletes superseded versions and the marks of what is deleted, in the bucket and in its replica', async () => {
    const configurations = s3Rules((await made('aws', { retentionDays: 90, replicaRegion: 'eu-west-1' }))(type));
    expect(configurations).toHaveLength(2);
    for (const rules of configurations)
      expect(rules).toMatchObject([
        {
          id: 'objects',
          expiration: [{ days: 90 }],
          noncurrent_version_expiration: [{ noncurrent_days: 7 }],
          abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
        },
        { id: 'markers', filter: [{ prefix: '' }], expiration: [{ expired_object_delete_marker: true }] },
      ]);
  });

  test('a version is kept no longer than its object, unless the spec has a retention', async () => {
    const days = async (asked: Partial<BucketOptions>) =>
      s3Rules((await made('aws', asked))(type))[0]![0]!.noncurrent_version_expiration;
    expect(await days({ retentionDays: 2 })).toEqual([{ noncurrent_days: 2 }]);
    expect(await days({ retentionDays: 2, noncurrentDays: 30 })).toEqual([{ noncurrent_days: 30 }]);
    expect(await days({})).toBeUndefined();
  });

  test('a number of versions keeps none beyond its age', async () => {
    const [rules] = s3Rules((await made('aws', { retentionDays: 90, maxVersions: 3 }))(type));
    expect(rules).toMatchObject([
      { id: 'objects', noncurrent_version_expiration: [{ noncurrent_days: 7 }] },
      { id: 'versions', noncurrent_version_expiration: [{ noncurrent_days: 1, newer_noncurrent_versions: 3 }] },
      { id: 'markers' },
    ]);
    expect(rules![0]!.noncurrent_version_expiration[0]).not.toHaveProperty('newer_noncurrent_versions');
  });

  test('a rule for a prefix deletes versions too', async () => {
    const [rules] = s3Rules((await made('aws', { rules: [{ name: 'old', prefix: 'tmp/', retentionDays: 9 }] }))(type));
    expect(rules).toMatchObject([
      { id: 'objects' },
      { id: 'old', filter: [{ prefix: 'tmp/' }], noncurrent_version_expiration: [{ noncurrent_days: 7 }] },
      { id: 'markers' },
    ]);
  });

  test('a replica in a class of its own moves nothing, and deletes all the same', async () => {
    const asked = { retentionDays: 365, archiveAfterDays: 90, replicaRegion: 'eu-west-1' };
    const transitions = async (more: Partial<BucketOptions>) =>
      s3Rules((await made('aws', { ...asked, ...more }))(type)).map(([first]) => 'transition' in first!);
    expect(await transitions({})).toEqual([true, true]);
    expect(await transitions({ replicaClass: 'archive' })).toEqual([true, false]);
  });
});

describe('on azure', () => {
  const type = 'azurerm_storage_management_policy';

  test('retention deletes versions, snapshots and what is appended to, in the account and in its replica', async () => {
    const policies = (await made('azure', { retentionDays: 90, replicaRegion: 'northeurope' }))(type);
    expect(policies).toHaveLength(2);
    const actions = {
      base_blob: { delete_after_days_since_modification_greater_than: 90 },
      version: { delete_after_days_since_creation: 90 },
      snapshot: { delete_after_days_since_creation_greater_than: 90 },
    };
    for (const { rule } of policies)
      expect(rule).toMatchObject([
        { filters: { blob_types: ['blockBlob'] }, actions },
        { filters: { blob_types: ['appendBlob'] }, actions },
      ]);
  });

  test('what is appended to moves to no tier, which Azure refuses', async () => {
    const [policy] = (await made('azure', { retentionDays: 900, archiveAfterDays: 90 }))(type);
    expect(Object.keys(policy!.rule[0].actions.base_blob)).toHaveLength(2);
    expect(Object.keys(policy!.rule[1].actions.base_blob)).toEqual([
      'delete_after_days_since_modification_greater_than',
    ]);
  });

  test.each([
    [30, 30],
    [3, 7],
    [900, 365],
  ])('a version that is superseded late can be brought back: after %d days for %d', async (noncurrentDays, days) => {
    const [account] = (await made('azure', { noncurrentDays }))('azurerm_storage_account');
    expect(account!.blob_properties.delete_retention_policy).toEqual({ days });
  });
});

test('on google, what has reached its age goes whether or not it is superseded, unless superseded versions have an age', async () => {
  const ends = async (asked: Partial<BucketOptions>) =>
    ((await made('google', asked))('google_storage_bucket')[0]!.lifecycle_rule as Block[])
      .filter(({ action }) => action.type === 'Delete')
      .map(({ condition }) => condition as Block);
  expect(await ends({ retentionDays: 90 })).toEqual([{ age: 90, with_state: 'ANY' }]);
  expect(await ends({ rules: [{ name: 'old', prefix: 'tmp/', retentionDays: 9 }] })).toEqual([
    { age: 9, with_state: 'ANY', matches_prefix: ['tmp/'] },
  ]);
  expect(await ends({ retentionDays: 90, noncurrentDays: 30 })).toEqual([
    { age: 90, with_state: 'LIVE' },
    { days_since_noncurrent_time: 30 },
  ]);
});

test('on ionos, retention deletes superseded versions and the marks of what is deleted', async () => {
  const [{ rule }] = (await made('ionos', { retentionDays: 90 }))('ionoscloud_s3_bucket_lifecycle_configuration') as [
    Block,
  ];
  expect(rule).toMatchObject([
    { abort_incomplete_multipart_upload: { days_after_initiation: 7 } },
    { expiration: { days: 90 } },
    { noncurrent_version_expiration: { noncurrent_days: 7 } },
    { expiration: { expired_object_delete_marker: true } },
  ]);
});

describe('the store of Terraform’s states', () => {
  const stacks = join(__dirname, '../../dist/terraform/stacks');
  const stores = readdirSync(stacks)
    .filter((name) => name.endsWith('.state'))
    .map((name) => [name, readFileSync(join(stacks, name, 'cdk.tf.json'), 'utf8')] as const);

  test.each(stores)('%s deletes no state, and no version by the day on which it was written', (_, text) => {
    const byAge = [
      /delete_after_days/,
      /deleteObjectsTransition|delete_objects_transition/,
      /"type": "Delete"\s*\},\s*"condition": \{\s*"age"/,
      /"expiration": (\[\s*)?\{\s*"days"/,
    ];
    for (const form of byAge) expect(text).not.toMatch(form);
  });

  test('is one of each cloud', () =>
    expect(new Set(stores.map(([name]) => name.split('.')[1]!.split('-')[0]))).toEqual(
      new Set(['aws', 'azure', 'cloudflare', 'google', 'ionos']),
    ));
});
