import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { blocks } from './stack';

const cluster = { nodePools: [] };

/** Who encrypts by a key of the stack, and whether its provider takes a key whichever its version. */
const keyed = {
  storage_account: { made: blocks('bucket'), versionless: true },
  postgresql_flexible_server: { made: blocks('database'), versionless: true },
  mysql_flexible_server: { made: blocks('database', {}, {}, { variant: 1 }), versionless: true },
  servicebus_namespace: { made: blocks('queue', {}, { premium: true }), versionless: true },
  container_registry: { made: blocks('registry', {}, { customerManagedKey: true }), versionless: true },
  disk_encryption_set: { made: blocks('cluster', cluster, { encryptDisks: true }), versionless: true },
  /** @see https://learn.microsoft.com/azure/aks/use-kms-etcd-encryption */
  kubernetes_cluster: { made: blocks('cluster', cluster, { encryptSecrets: true }), versionless: false },
  /** @see https://learn.microsoft.com/azure/redis/how-to-encryption */
  managed_redis: { made: blocks('cache', {}, { customerManagedKey: true }), versionless: false },
} as const;

const keyOf = (text: string) => /"key_vault_key_id":"\$\{azurerm_key_vault_key\.\w+\.(\w+)\}"/.exec(text)?.[1];

test.each(Object.entries(keyed))('%s follows a key that is rotated', (type, { made, versionless }) => {
  const [block] = made(type);
  // Where a version must be named, it is the newest of each apply.
  expect(keyOf(JSON.stringify(block))).toBe(versionless ? 'versionless_id' : 'id');
});

const stacks = join(__dirname, '../../../dist/terraform/stacks');

test('no stack pins a version of a key where its provider accepts a key without version', () => {
  const held = readdirSync(stacks).flatMap((stack) => {
    const { resource = {} } = JSON.parse(readFileSync(join(stacks, stack, 'cdk.tf.json'), 'utf8')) as {
      readonly resource?: Readonly<Record<string, Readonly<Record<string, object>>>>;
    };
    return Object.entries(resource).flatMap(([type, all]) =>
      Object.entries(all)
        .filter(([, block]) =>
          /cryptoKeyVersions|"key_vault_key_id":"\$\{azurerm_key_vault_key\.\w+\.id\}/.test(JSON.stringify(block)),
        )
        .map(([name]) => [type, `${stack} ${name}`]),
    );
  });
  expect(held.filter(([type]) => !['azurerm_kubernetes_cluster', 'azurerm_managed_redis'].includes(type!))).toEqual([]);
});

test('Terraform needs no access through an account’s firewall', () => {
  const bodies = readdirSync(stacks).map((stack) => readFileSync(join(stacks, stack, 'cdk.tf.json'), 'utf8'));
  const providers = bodies.flatMap(
    (text) => (JSON.parse(text) as { provider: { azurerm?: object[] } }).provider.azurerm ?? [],
  );
  expect(providers).not.toEqual([]);
  for (const one of providers)
    expect(one).toMatchObject({ features: [{ storage: [{ data_plane_available: false }] }] });
});
