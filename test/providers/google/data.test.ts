import { blocks } from './stack';

describe('a database', () => {
  test('is inside the network alone, by TLS alone, and encrypted by the stack’s key', () => {
    const [database] = blocks('database')('sql_database_instance');
    expect(database).toMatchObject({
      database_version: 'POSTGRES_17',
      encryption_key_name: expect.stringMatching(/kms_crypto_key/),
      settings: {
        tier: 'db-custom-1-3840',
        ip_configuration: { ipv4_enabled: false, ssl_mode: 'ENCRYPTED_ONLY' },
        availability_type: 'ZONAL',
        backup_configuration: { enabled: true, point_in_time_recovery_enabled: true },
        maintenance_window: { day: 7, hour: 3, update_track: 'stable' },
        user_labels: { project: 'shop' },
      },
    });
  });

  test('of PostgreSQL logs sessions and waits but no statement, unless its flags say otherwise', () => {
    const flags = (native: Readonly<Record<string, unknown>>) =>
      Object.fromEntries(
        blocks(
          'database',
          {},
          native,
        )('sql_database_instance')[0]!.settings.database_flags.map(
          ({ name, value }: { readonly name: string; readonly value: string }) => [name, value],
        ),
      );
    const usual = {
      log_checkpoints: 'on',
      log_connections: 'on',
      log_disconnections: 'on',
      log_lock_waits: 'on',
      log_min_error_statement: 'error',
    };
    expect(flags({})).toEqual(usual);
    const asked = { log_connections: 'off', max_connections: '200' };
    expect(flags({ flags: asked })).toEqual({ ...usual, ...asked });
  });

  test('of MySQL stands in two zones by its binary log, and is protected', () => {
    const made = blocks('database', {}, {}, { variant: 1 });
    expect(made('sql_database_instance')).toMatchObject([
      {
        database_version: 'MYSQL_8_4',
        deletion_protection: true,
        settings: {
          availability_type: 'REGIONAL',
          deletion_protection_enabled: true,
          backup_configuration: { binary_log_enabled: true },
        },
      },
    ]);
    expect(made('sql_user')).toMatchObject([{ host: '%' }]);
  });

  test('without backups has none, unless a standby needs the log', () => {
    const backup = (highlyAvailable: boolean) =>
      blocks('database', { backupRetentionDays: 0, highlyAvailable })('sql_database_instance')[0]!.settings
        .backup_configuration;
    expect(backup(false)).toEqual({ enabled: false });
    expect(backup(true)).toMatchObject({ enabled: true, backup_retention_settings: { retained_backups: 1 } });
  });

  test('that grows by itself is not made anew to shrink', () => {
    const [database] = blocks('database', {}, { maxStorageGiB: 1000 })('sql_database_instance');
    expect(database).toMatchObject({
      settings: { disk_autoresize: true, disk_autoresize_limit: 1000 },
      lifecycle: { ignore_changes: ['settings[0].disk_size'] },
    });
    expect(blocks('database')('sql_database_instance')[0]).not.toHaveProperty('lifecycle.ignore_changes');
  });

  test('gets a password that no state holds, by way of a secret', () => {
    const made = blocks('database');
    expect(made('sql_user')).toMatchObject([
      { password_wo: expect.stringMatching(/^\$\{ephemeral\.google_secret_manager_secret_version\..*secret_data\}$/) },
    ]);
    for (const type of ['sql_user', 'secret_manager_secret_version'])
      for (const one of made(type))
        for (const plain of ['password', 'secret_data']) expect(one).not.toHaveProperty(plain);
    const [version] = made('secret_manager_secret_version');
    expect(version!.secret_data_wo).toMatch(/uuid\(\)/);
  });
});

describe('a cache', () => {
  test('is opened by identity and TLS alone, inside the network', () => {
    const made = blocks('cache', {}, {}, { used: true });
    expect(made('memorystore_instance')).toMatchObject([
      {
        authorization_mode: 'IAM_AUTH',
        transit_encryption_mode: 'SERVER_AUTHENTICATION',
        engine_version: 'VALKEY_7_2',
        mode: 'CLUSTER_DISABLED',
        node_type: 'STANDARD_SMALL',
        replica_count: 0,
        engine_configs: { 'maxmemory-policy': 'allkeys-lru' },
        persistence_config: { mode: 'DISABLED' },
      },
    ]);
    const [grant] = made('project_iam_member');
    expect(grant).toMatchObject({
      role: 'roles/memorystore.dbConnectionUser',
      condition: {
        expression: expect.stringMatching(
          /^resource\.name == "projects\/123456789012\/locations\/eu-central-1\/instances\/shop-live-orders-cache-it-/,
        ),
      },
    });
  });

  test('that is persistent and highly available has snapshots, backups and a replica', () => {
    expect(blocks('cache', {}, {}, { variant: 1 })('memorystore_instance')).toMatchObject([
      {
        replica_count: 1,
        deletion_protection_enabled: true,
        persistence_config: { mode: 'RDB', rdb_config: { rdb_snapshot_period: 'TWELVE_HOURS' } },
        automated_backup_config: { retention: '604800s' },
        maintenance_policy: { weekly_maintenance_window: [{ day: 'SUNDAY', start_time: { hours: 3, minutes: 0 } }] },
      },
    ]);
  });

  test('tells the address that takes writes', () => {
    const made = blocks('cache', {}, {}, { used: true });
    expect(JSON.stringify(made('secret_manager_secret_version'))).toMatch(
      /connection_type != \\?\\?\\?"CONNECTION_TYPE_READER/,
    );
  });
});
