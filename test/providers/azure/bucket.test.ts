import { facts } from '../../../lib/providers/azure/facts';
import { blocks } from './stack';

const account = (...asked: Parameters<typeof blocks<'bucket'>> extends [unknown, ...infer R] ? R : never) =>
  blocks('bucket', ...asked)('storage_account')[0]!;

test('a storage account has no access by keys, old TLS, local users or the public', () => {
  expect(account()).toMatchObject({
    min_tls_version: 'TLS1_2',
    https_traffic_only_enabled: true,
    shared_access_key_enabled: false,
    local_user_enabled: false,
    allow_nested_items_to_be_public: false,
    cross_tenant_replication_enabled: false,
  });
  expect(blocks('bucket')('storage_container')).toMatchObject([{ name: 'data', container_access_type: 'private' }]);
});

test('a key of the stack encrypts it, by an identity that can do just that, before the account is made', () => {
  const made = blocks('bucket');
  const [key] = made('key_vault_key');
  expect(key).toMatchObject({ key_type: 'RSA', rotation_policy: { automatic: { time_after_creation: 'P365D' } } });
  expect(made('role_assignment')).toMatchObject([
    {
      role_definition_name: 'Key Vault Crypto Service Encryption User',
      scope: expect.stringMatching(/^\$\{azurerm_key_vault_key\.\w+\.resource_versionless_id\}$/),
    },
  ]);
  expect(made('storage_account')[0]).toMatchObject({
    identity: { type: 'UserAssigned' },
    customer_managed_key: { key_vault_key_id: expect.stringMatching(/\.versionless_id\}$/) },
    depends_on: [expect.stringMatching(/^time_sleep\./)],
  });
});

test('without a key of its own it asks for neither key nor identity', () => {
  const made = blocks('bucket', {}, { customerManagedKey: false });
  expect(made('key_vault_key')).toEqual([]);
  expect(made('storage_account')[0]).not.toHaveProperty('identity');
});

test.each([
  [{}, {}, 'ZRS'],
  [{ archiveAfterDays: 30 }, {}, 'GRS'],
  [{ archiveAfterDays: 30 }, { replication: 'GZRS' }, 'GZRS'],
] as const)('options %j and %j are replicated by %s', (own, native, type) => {
  expect(account(own, native)).toMatchObject({ account_replication_type: type });
});

test('age moves objects on and deletes them, and old versions too', () => {
  const [policy] = blocks(
    'bucket',
    { retentionDays: 365, archiveAfterDays: 90, noncurrentDays: 30 },
    { coolAfterDays: 10 },
  )('storage_management_policy');
  expect(policy!.rule[0]).toMatchObject({
    enabled: true,
    actions: {
      base_blob: {
        tier_to_cool_after_days_since_modification_greater_than: 10,
        tier_to_archive_after_days_since_modification_greater_than: 90,
        delete_after_days_since_modification_greater_than: 365,
      },
      version: { delete_after_days_since_creation: 30 },
    },
  });
});

test('an account over several zones, which has no archive, keeps its old objects in the cold tier', () => {
  const [policy] = blocks('bucket', { archiveAfterDays: 90 }, { replication: 'ZRS' })('storage_management_policy');
  expect(policy!.rule[0].actions.base_blob).toEqual({ tier_to_cold_after_days_since_modification_greater_than: 90 });
});

test('what knows no age has no policy', () => {
  expect(blocks('bucket')('storage_management_policy')).toEqual([]);
});

test('a replica stands in the region that was asked for, and both ends keep versions and the log of changes', () => {
  const made = blocks('bucket', { replicaRegion: 'northeurope' });
  const accounts = made('storage_account');
  expect(accounts.map(({ location }) => location)).toEqual(['eu-central-1', 'northeurope']);
  for (const { blob_properties: properties } of accounts)
    expect(properties).toMatchObject({ versioning_enabled: true, change_feed_enabled: true });
  const [, { name }] = accounts as [unknown, { name: string }];
  expect(name).toMatch(/^[a-z0-9]{3,24}$/);
  expect(made('storage_object_replication')).toMatchObject([{ rules: [{ copy_blobs_created_after: 'Everything' }] }]);
});

test('browsers may call from the origins that are named, and from no other', () => {
  expect(account()).not.toHaveProperty('blob_properties.cors_rule');
  const { cors_rule: rule } = account({ corsOrigins: ['https://a.example'] }).blob_properties;
  expect(rule).toMatchObject([{ allowed_origins: ['https://a.example'], max_age_in_seconds: 3600 }]);
});

test('protection makes a plan fail that would destroy it', () => {
  expect(account({ deletionProtection: true })).toMatchObject({ lifecycle: { prevent_destroy: true } });
  expect(account()).not.toHaveProperty('lifecycle');
});

test('a firewall lets in only the ranges that are named', () => {
  expect(account({}, { allowedIpRanges: ['192.0.2.0/24'] }).network_rules).toEqual({
    default_action: 'Deny',
    bypass: ['AzureServices'],
    ip_rules: ['192.0.2.0/24'],
  });
});

const literals = (name: string) =>
  facts.kinds.bucket.literals({
    name,
    options: { versioned: false, deletionProtection: false, corsOrigins: [] },
    placement: { region: 'westeurope', account: '1' },
    namespace: 'n',
  });

test.each([
  ['theirs', 'data', '/resourceGroups/shop-live-[0-9a-f]{6}/.*/storageAccounts/theirs/.*/containers/data$'],
  ['theirs/logs', 'logs', '/resourceGroups/shop-live-[0-9a-f]{6}/.*/storageAccounts/theirs/.*/containers/logs$'],
  ['group/theirs/logs', 'logs', '/resourceGroups/group/.*/storageAccounts/theirs/.*/containers/logs$'],
])('an existing one is found as %s, without a lookup that would read its keys', (existing, container, scope) => {
  expect(literals(existing)).toMatchObject({ bucketName: container, endpoint: 'https://theirs.blob.core.windows.net' });
  const made = blocks('bucket', {}, {}, { existing, used: true });
  expect(made('storage_account')).toEqual([]);
  expect(made('role_assignment')).toMatchObject([
    { role_definition_name: 'Storage Blob Data Contributor', scope: expect.stringMatching(scope) },
  ]);
});
