import { blocks } from './stack';

const cache = (own = {}, native = {}) => blocks('cache', own, native)('managed_redis')[0]!;

test('a cache has neither keys nor a public address', () => {
  expect(cache()).toMatchObject({
    public_network_access: 'Disabled',
    default_database: { access_keys_authentication_enabled: false, client_protocol: 'Encrypted' },
  });
  expect(blocks('cache')('private_endpoint')).toMatchObject([
    {
      subnet_id: expect.stringMatching(/subnets\/endpoints$/),
      private_service_connection: { subresource_names: ['redisEnterprise'] },
    },
  ]);
});

test('access is by an access policy, since Azure has no role for it', () => {
  const made = blocks('cache', {}, { customerManagedKey: false }, { used: true });
  expect(made('role_assignment')).toEqual([]);
  const [deployment] = made('resource_group_template_deployment');
  expect(deployment!.template_content).toMatch(/accessPolicyAssignments.*"accessPolicyName" = "default"/);
  expect(deployment!.parameters_content).toMatch(
    /"user" = \{"value" = azurerm_user_assigned_identity\.\w+\.principal_id/,
  );
});

test.each([
  ['allkeys-lru', 'AllKeysLRU'],
  ['volatile-ttl', 'VolatileTTL'],
  ['noeviction', 'NoEviction'],
] as const)('%s is what Azure calls %s', (eviction, policy) => {
  expect(cache({ eviction }).default_database).toMatchObject({ eviction_policy: policy });
});

test('what persists is written each hour, or each second', () => {
  expect(cache().default_database).not.toHaveProperty('persistence_redis_database_backup_frequency');
  expect(cache({ persistent: true }).default_database).toMatchObject({
    persistence_redis_database_backup_frequency: '1h',
  });
  expect(cache({ persistent: true }, { persistence: 'always' }).default_database).toMatchObject({
    persistence_append_only_file_backup_frequency: '1s',
  });
});

test.each([
  ['small', 'Balanced_B1'],
  ['xlarge', 'MemoryOptimized_M100'],
] as const)('size %s is %s', (size, sku) => {
  expect(cache({ size })).toMatchObject({ sku_name: sku });
});
