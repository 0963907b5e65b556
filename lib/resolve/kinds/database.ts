import { poolExtras } from './pool';
import { checkProtection } from './protection';
import type { BackingSpec, Translation } from './translation';

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
  plain,
  check: (spec, _cloud, context) => checkProtection(spec, context),
  extras(spec) {
    const migrations = spec.migrations as { readonly path?: string } | undefined;
    return {
      schema: spec.schema as string | undefined,
      ...poolExtras(spec.pool ?? {}),
      migrationsPath: migrations?.path,
    };
  },
};

/** Capacity said in bytes is storage; a backup says how long it stays. */
function plain({ size, backup, ...rest }: BackingSpec): BackingSpec {
  const { enabled = true, retention } = (backup ?? {}) as { readonly enabled?: boolean; readonly retention?: number };
  const sized = typeof size === 'number' ? { storage: rest.storage ?? size } : { size };
  return { ...rest, ...sized, backupRetention: rest.backupRetention ?? (enabled ? retention : 0) };
}
