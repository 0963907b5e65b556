import { blocks } from './stack';

test('a secret lies in named regions, each with a key of its own', () => {
  const made = blocks('secret', {}, { replicaRegions: ['us-east1'] });
  const [secret] = made('secret_manager_secret');
  const { replicas } = secret!.replication.user_managed;
  expect(replicas.map(({ location }: { location: string }) => location)).toEqual(['eu-central-1', 'us-east1']);
  expect(new Set(replicas.map((one: object) => JSON.stringify(one))).size).toBe(2);
  expect(made('kms_key_ring').map(({ location }) => location)).toEqual(
    expect.arrayContaining(['eu-central-1', 'us-east1']),
  );
});

test('one that people fill has no version, one that is drawn has a write-only one', () => {
  expect(blocks('secret')('secret_manager_secret_version')).toEqual([]);
  const [version] = blocks('secret', {}, {}, { variant: 1 })('secret_manager_secret_version');
  expect(version).toMatchObject({ secret_data_wo_version: 1, lifecycle: { create_before_destroy: true } });
  expect(version).not.toHaveProperty('secret_data');
});

test('a destroyed version comes back for as long as is asked', () => {
  const [secret] = blocks('secret', { recoveryDays: 7 })('secret_manager_secret');
  expect(secret).toMatchObject({ version_destroy_ttl: '604800s' });
});

test('the bundle carries what only the apply knows, write-only, and can be made anew at once', () => {
  const made = blocks('cache', {}, {}, { used: true });
  const [bundle] = made('secret_manager_secret');
  expect(bundle).not.toHaveProperty('version_destroy_ttl');
  expect(made('secret_manager_secret_version')).toMatchObject([
    {
      secret_data_wo: expect.stringMatching(/jsonencode/),
      secret_data_wo_version: expect.stringMatching(/^\$\{parseint\(/),
    },
  ]);
});

test('an image repository cleans up, keeps tags as they are, and is scanned', () => {
  const [repository] = blocks('registry', {}, { keepImages: 20 })('artifact_registry_repository');
  expect(repository).toMatchObject({
    format: 'DOCKER',
    docker_config: { immutable_tags: true },
    vulnerability_scanning_config: { enablement_config: 'INHERITED' },
  });
  expect(repository!.cleanup_policies.map(({ action }: { action: string }) => action)).toEqual([
    'DELETE',
    'DELETE',
    'KEEP',
  ]);
});

test('a key turns by itself, and dies slowly', () => {
  expect(blocks('key', {}, { protection: 'HSM' })('kms_crypto_key')).toMatchObject([
    {
      rotation_period: '31536000s',
      destroy_scheduled_duration: '2592000s',
      version_template: { protection_level: 'HSM' },
    },
  ]);
});
