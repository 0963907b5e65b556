import type { Translation } from './translation';

interface Pool {
  readonly min?: number;
  readonly max?: number;
  readonly size?: number;
}

/** A database. */
export const database: Translation<'database'> = {
  options: {
    engine: 'type',
    version: 'version',
    size: 'size',
    storageGiB: 'storage',
    highlyAvailable: 'highlyAvailable',
    backupRetentionDays: 'backupRetention',
    deletionProtection: 'deletionProtection',
    databaseName: 'database',
    window: 'maintenanceWindow',
    applyImmediately: 'applyImmediately',
  },
  essential: ['engine'],
  seen: ['engine', 'databaseName'],
  extras(spec) {
    const pool = spec.pool as Pool | undefined;
    const migrations = spec.migrations as { readonly path?: string } | undefined;
    return {
      schema: spec.schema as string | undefined,
      poolSize: (pool?.max ?? pool?.size)?.toString(),
      poolMinSize: pool?.min?.toString(),
      migrationsPath: migrations?.path,
    };
  },
};
