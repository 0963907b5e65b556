import type { Access } from '../../../lib/model/backing';
import { bucketLocation } from '../../../lib/providers/google/bucket/location';
import { GcsBucket } from '../../../lib/providers/google/bucket/bucket';
import { blocks } from './stack';

test('a bucket is private, opened by roles alone, and encrypted by the stack’s key', () => {
  expect(blocks('bucket')('storage_bucket')).toMatchObject([
    {
      uniform_bucket_level_access: true,
      public_access_prevention: 'enforced',
      encryption: { default_kms_key_name: expect.stringMatching(/kms_crypto_key/) },
      force_destroy: true,
      soft_delete_policy: { retention_duration_seconds: 604800 },
    },
  ]);
});

test('Cloud Storage may use the key before the bucket is made, by an agent that is made where a project has none', () => {
  const made = blocks('bucket');
  const [agent] = made('kms_crypto_key_iam_member');
  expect(agent).toMatchObject({
    role: 'roles/cloudkms.cryptoKeyEncrypterDecrypter',
    member: expect.stringMatching(/@gs-project-accounts\.iam\.gserviceaccount\.com$/),
    depends_on: [expect.stringMatching(/^data\.google_storage_project_service_account\./)],
  });
  expect(made('storage_bucket')[0]!.depends_on).toEqual([expect.stringMatching(/^time_sleep\./)]);
});

test('objects move and go when they are asked to', () => {
  const [bucket] = blocks('bucket', {}, { nearlineAfterDays: 30 }, { variant: 1 })('storage_bucket');
  expect(bucket!.lifecycle_rule).toEqual([
    { action: { type: 'SetStorageClass', storage_class: 'NEARLINE' }, condition: { age: 30, with_state: 'LIVE' } },
    { action: { type: 'SetStorageClass', storage_class: 'ARCHIVE' }, condition: { age: 90, with_state: 'LIVE' } },
    { action: { type: 'Delete' }, condition: { age: 365, with_state: 'LIVE' } },
    { action: { type: 'AbortIncompleteMultipartUpload' }, condition: { age: 7 } },
    { action: { type: 'Delete' }, condition: { days_since_noncurrent_time: 30 } },
  ]);
  expect(bucket).toMatchObject({ force_destroy: false, versioning: { enabled: true } });
});

test('a replica makes it one bucket of two regions, whose key lies where both are', () => {
  expect(bucketLocation('us-central1', 'us-east1')).toEqual({
    location: 'US',
    dataLocations: ['US-CENTRAL1', 'US-EAST1'],
    keyLocation: 'us',
  });
  expect(bucketLocation('europe-west1', 'europe-west4')).toMatchObject({ location: 'EU', keyLocation: 'europe' });
  expect(bucketLocation('us-central1')).toEqual({ location: 'US-CENTRAL1', keyLocation: 'us-central1' });
  expect(bucketLocation('us-central1', undefined, 'NAM4')).toEqual({ location: 'NAM4', keyLocation: 'nam4' });
  expect(() => bucketLocation('us-central1', 'europe-west1')).toThrow('no dual region of us-central1 and europe-west1');
});

test.each([
  ['read', ['roles/storage.legacyBucketReader', 'roles/storage.objectViewer']],
  ['write', ['roles/storage.legacyBucketWriter']],
  ['readWrite', ['roles/storage.legacyBucketReader', 'roles/storage.objectUser']],
] as const)('whoever may %s gets no more than that', (access: Access, roles) => {
  const permissions = GcsBucket.prototype.permissions.call({ name: 'b' } as GcsBucket, access);
  expect(permissions).toEqual([{ allow: roles, on: ['//storage.googleapis.com/projects/_/buckets/b'] }]);
});
