import { poolExtras } from './pool';
import { checkProtection } from './protection';
import type { BackingSpec, Translation } from './translation';

/** A database. */
export const database: Translation<'database'> = {
  options: {
    engine: 'type',
    version: 'version',
    size: 'size',
    storageGiB: ['storage', ({ size }: Storage) => size],
    storageIops: ['storage', ({ iops }: Storage) => iops, 'iops'],
    storageGrows: ['storage', ({ autoscaling }: Storage) => autoscaling?.enabled, 'autoscaling'],
    maxStorageGiB: ['storage', ({ max, autoscaling }: Storage) => max ?? autoscaling?.max, 'max'],

    highlyAvailable: 'highlyAvailable',
    backupRetentionDays: 'backupRetention',
    backupWindow: ['backup', ({ window }: Backup) => window, 'window'],
    parameters: 'parameters',
    extensions: 'extensions',
    queryInsights: 'queryInsights',
    deletionProtection: 'deletionProtection',
    databaseName: 'database',
    window: 'maintenanceWindow',
    applyImmediately: 'applyImmediately',
  },
  essential: ['engine'],
  seen: ['engine', 'databaseName'],
  plain,
  check(spec, _cloud, context) {
    checkProtection(spec, context);
    const { storage, backup, type, extensions } = spec as Spec;
    if (storage?.encrypted === false)
      context.report('E372', ['storage', 'encrypted'], 'expected encryption at rest, which is always on, got false');
    if (backup?.pointInTimeRecovery === false)
      context.report('W206', ['backup', 'pointInTimeRecovery'], 'it comes with backups; emitted with it');
    if (type === 'mysql' && extensions?.length)
      context.report('W206', ['extensions'], 'mysql has none; emitted without them');
  },
  extras(spec) {
    const migrations = spec.migrations as { readonly path?: string } | undefined;
    return {
      schema: spec.schema as string | undefined,
      ...poolExtras(spec.pool ?? {}),
      migrationsPath: migrations?.path,
    };
  },
};

interface Storage {
  readonly size?: number;
  readonly iops?: number;
  readonly max?: number;
  readonly autoscaling?: { readonly enabled?: boolean; readonly max?: number };
  readonly encrypted?: boolean;
}

interface Backup {
  readonly enabled?: boolean;
  readonly retention?: number;
  readonly window?: string;
  readonly pointInTimeRecovery?: boolean;
}

interface Spec {
  readonly type?: string;
  readonly storage?: Storage;
  readonly backup?: Backup;
  readonly extensions?: readonly string[];
}

/** Capacity said in bytes is storage; a backup says how long it stays. */
function plain({ size, backup, ...rest }: BackingSpec): BackingSpec {
  const { enabled = true, retention } = (backup ?? {}) as Backup;
  const sized = typeof size === 'number' ? { storage: { size, ...(rest.storage as Storage | undefined) } } : { size };
  return { ...rest, ...sized, backup, backupRetention: rest.backupRetention ?? (enabled ? retention : 0) };
}
