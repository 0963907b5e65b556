import { facts } from '../../../lib/providers/azure/facts';
import { variants } from '../options';
import { blocks, ephemerals } from './stack';

const server = (own = {}, native = {}) => blocks('database', own, native)('postgresql_flexible_server')[0]!;
const mysql = (own = {}, native = {}) => blocks('database', own, native, { variant: 1 })('mysql_flexible_server')[0]!;

test.each([
  ['postgres', server(), 'postgres'],
  ['mysql', mysql(), 'mysql'],
])('only the network reaches a %s server, in the subnet that is handed to it', (_, made, tier) => {
  expect(made.delegated_subnet_id).toMatch(new RegExp(`/virtualNetworks/shop-live/subnets/${tier}$`));
  expect(made.private_dns_zone_id).toMatch(new RegExp(`shop-live\\.private\\.${tier}\\.database\\.azure\\.com$`));
  expect(made).not.toHaveProperty('public_network_access', 'Enabled');
});

test('a password is drawn into a secret, and read from there by the server: no state holds it', () => {
  const made = blocks('database');
  expect(made('key_vault_secret')).toMatchObject([
    { value_wo: expect.stringMatching(/uuid\(\)/), value_wo_version: 1 },
  ]);
  const [drawn] = ephemerals('database');
  expect(drawn!.name).toMatch(/^\$\{element\(split\("\/", azurerm_key_vault_secret\.\w+\.versionless_id\), 4\)\}$/);
  expect(server()).toMatchObject({
    administrator_password_wo: expect.stringMatching(/^\$\{ephemeral\.azurerm_key_vault_secret\.\w+\.value\}$/),
    administrator_password_wo_version: 1,
    authentication: { password_auth_enabled: true },
  });
  expect(server()).not.toHaveProperty('administrator_password');
});

test('plain connections are refused', () => {
  const settings = (type: string, variant: number) =>
    Object.fromEntries(blocks('database', {}, {}, { variant })(type).map(({ name, value }) => [name, value]));
  expect(settings('postgresql_flexible_server_configuration', 0)).toMatchObject({
    require_secure_transport: 'on',
    ssl_min_protocol_version: 'TLSv1.2',
  });
  expect(settings('mysql_flexible_server_configuration', 1)).toMatchObject({
    require_secure_transport: 'ON',
    tls_version: 'TLSv1.2,TLSv1.3',
  });
});

test.each([
  [20, 32768],
  [64, 65536],
  [65, 131072],
  [99999, 16777216],
])('%i GiB of PostgreSQL are the next size that Azure has', (storageGiB, megabytes) => {
  expect(server({ storageGiB }).storage_mb).toBe(megabytes);
});

test('a standby stands in another zone, and a failover is no drift', () => {
  expect(server()).not.toHaveProperty('high_availability');
  expect(server({ highlyAvailable: true })).toMatchObject({
    high_availability: { mode: 'ZoneRedundant' },
    lifecycle: { ignore_changes: ['zone', 'high_availability[0].standby_availability_zone', 'storage_mb'] },
  });
});

test('backups and maintenance are as asked, as far as Azure goes', () => {
  expect(server({ backupRetentionDays: 1, window: 'wed:02:30-wed:03:30' })).toMatchObject({
    backup_retention_days: 7,
    maintenance_window: { day_of_week: 3, start_hour: 2, start_minute: 30 },
  });
  expect(mysql({ backupRetentionDays: 1 })).toMatchObject({ backup_retention_days: 1 });
});

test('a key of the stack encrypts it; backups leave the region only without', () => {
  expect(server()).toMatchObject({
    identity: { type: 'UserAssigned' },
    customer_managed_key: { key_vault_key_id: expect.stringMatching(/key_vault_key\.\w+\.versionless_id\}$/) },
  });
  expect(() => server({}, { geoRedundantBackup: true })).toThrow('expected customerManagedKey: false');
  expect(server({}, { geoRedundantBackup: true, customerManagedKey: false })).toMatchObject({
    geo_redundant_backup_enabled: true,
  });
});

test('protection holds against Terraform and against people', () => {
  const made = blocks('database', { deletionProtection: true });
  expect(made('postgresql_flexible_server')).toMatchObject([{ lifecycle: { prevent_destroy: true } }]);
  expect(made('management_lock')).toMatchObject([{ lock_level: 'CanNotDelete' }]);
  expect(blocks('database', { deletionProtection: true }, { lock: false })('management_lock')).toEqual([]);
});

test.each([
  ['orders', 'orders'],
  ['admin', /^uadmin[0-9a-f]{6}$/],
  ['pg_own', /^upg_own[0-9a-f]{6}$/],
  ['x'.repeat(70), /^ux{56}[0-9a-f]{6}$/],
])('the login of database %s is one that Azure takes', (databaseName, user) => {
  const options = { ...variants.database[0]!, databaseName };
  const placement = { region: 'westeurope', account: '1' };
  expect(facts.kinds.database.literals({ name: 'n', options, placement, namespace: 'n' }).user).toMatch(user);
});

test('one that exists is found by its group, and its password by its name', () => {
  const made = blocks('database', {}, {}, { existing: 'data/theirs' });
  expect(made('key_vault_secret')).toEqual([]);
  expect(ephemerals('database', { existing: 'data/theirs' })).toMatchObject([{ name: 'theirs' }]);
});
