import { z } from 'zod';
import type { Has } from '../../../model/facts';
import { databaseUses } from '../../../model/uses';
import { databaseAsks } from './asks';
import { connectionLimit } from '../../../model/database-connections';
import { connections, machineOf } from './machine-sizes';
import type { DatabaseOptions } from '../../../model/kinds/database';
import { databaseAccess } from '../../../model/database-access';
import { databaseConflicts } from './database-conflicts';

/** Most characters of a login. @see https://learn.microsoft.com/azure/mysql/flexible-server/how-to-create-users */
const longest = { postgres: 63, mysql: 32 } as const;

/** Logins that Azure keeps to itself. @see https://learn.microsoft.com/azure/postgresql/flexible-server/how-to-create-users */
const reserved = /^(azure_.*|pg_.*|azuresu|sa|admin|administrator|root|guest|public|dbmanager|dbcreator|mysql\..*)$/i;

/** Extensions that PostgreSQL must load as it starts, and those that Azure has it load anyhow. @see https://learn.microsoft.com/azure/postgresql/extensions/how-to-load-libraries */
const preloaded = ['age', 'auto_explain', 'pg_hint_plan', 'pg_squeeze', 'pgaudit', 'pglogical', 'timescaledb'];
const always = ['pg_cron', 'pg_stat_statements'];

function loading(extensions: readonly string[] = []): Readonly<Record<string, string>> {
  const loaded = extensions.filter((one) => preloaded.includes(one.toLowerCase()));
  return loaded.length > 0 ? { shared_preload_libraries: [...always, ...loaded].join(',') } : {};
}

/** What Query Store and its report of waits need. @see https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-query-performance-insight */
const measuring = { 'pg_qs.query_capture_mode': 'top', 'pgms_wait_sampling.query_capture_mode': 'all' };

function measured({ queryInsights, queryInsightsDays }: Pick<DatabaseOptions, 'queryInsights' | 'queryInsightsDays'>) {
  return {
    ...(queryInsights && measuring),
    ...(queryInsights !== false &&
      queryInsightsDays && { ...measuring, 'pg_qs.retention_period_in_days': `${queryInsightsDays}` }),
  };
}

/** Both engines have all of these, and a standby for each. @see https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-compute */
const sizes = {
  small: 'GP_Standard_D2ads_v5',
  medium: 'GP_Standard_D4ads_v5',
  large: 'MO_Standard_E4ads_v5',
  xlarge: 'MO_Standard_E16ads_v5',
} as const;

type Parameters = Readonly<Record<string, string>> | undefined;

/** Azure Database for PostgreSQL and for MySQL, flexible server. */
export const database = {
  /** @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftdbforpostgresql */
  name: { max: 60, separator: '-' },
  /** @see https://learn.microsoft.com/azure/mysql/flexible-server/concepts-service-tiers-storage */
  most: { backupRetentionDays: 35, storageGiB: 16384, queryInsightsDays: 30 },
  least: { storageGiB: 20 },
  conflicts: databaseConflicts,
  unsupportedOptions: {
    applyImmediately: 'changes of a server take effect at once',
    /** @see https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-backup-restore */
    backupWindow: 'Azure chooses when it backs up a server',
    /** @see https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-storage */
    storageType: {
      fast: 'storage is Premium SSD; azure.storageTier of PostgreSQL and storage.iops of MySQL make it faster',
      hdd: 'storage is Premium SSD, always',
    },
    backupRegion:
      'copies of backups lie in the region that Azure pairs with the server’s; crossRegion: true asks for them',
    maxStorageGiB: 'storage grows without a maximum',
  },
  unsupported: ({ engine, storageIops, queryInsights, queryInsightsDays, monitoringSeconds = 60 }) => ({
    monitoringSeconds: monitoringSeconds === 60 ? undefined : 'Azure monitors each server once a minute, always',
    queryInsightsDays:
      engine === 'mysql' && queryInsightsDays ? 'queries of MySQL are logged to a workspace of your own' : undefined,
    storageIops:
      engine === 'postgres' && storageIops !== undefined
        ? 'storage of PostgreSQL is as fast as it is large, or as azure.storageTier says'
        : undefined,
    queryInsights:
      engine === 'mysql' && queryInsights ? 'queries of MySQL are logged to a workspace of your own' : undefined,
  }),
  toNative: ({ engine, storageIops, storageGrows, maxStorageGiB, parameters, extensions, ...options }) => ({
    standby: options.standby && { otherZone: 'ZoneRedundant', sameZone: 'SameZone' }[options.standby],
    geoRedundantBackup: options.backupCopy,
    iops: engine === 'mysql' ? storageIops : undefined,
    autoGrow: storageGrows ?? (maxStorageGiB === undefined ? undefined : true),
    extensions,
    parameters: {
      ...(engine === 'postgres' && { ...loading(extensions), ...measured(options) }),
      ...parameters,
    },
  }),
  sizes,
  machine: machineOf,
  connections: ({ engine, size }, native) => {
    const product = (native.sku as string | undefined) ?? sizes[size];
    return connectionLimit(connections[engine], product, machineOf(product), native.parameters as Parameters);
  },
  asks: databaseAsks,
  uses: databaseUses,
  options: z.strictObject({
    sku: z
      .string()
      .regex(/^(B|GP|MO)_Standard_[A-Za-z0-9_]+$/)
      .optional()
      .describe('Machine, such as MO_Standard_E8ads_v5; by size'),
    standby: z
      .enum(['ZoneRedundant', 'SameZone'])
      .default('ZoneRedundant')
      .describe('Where the standby is, if there is one'),
    zone: z.enum(['1', '2', '3']).optional().describe('Zone of the server at first; Azure chooses'),
    autoGrow: z
      .boolean()
      .default(true)
      .describe('Whether storage grows by itself; its size in the spec is then the one that it begins with'),
    storageTier: z
      .enum(['P4', 'P6', 'P10', 'P15', 'P20', 'P30', 'P40', 'P50', 'P60', 'P70', 'P80'])
      .optional()
      .describe('Performance of PostgreSQL’s storage; by its size'),
    iops: z.int().min(360).max(48000).optional().describe('Operations a second of MySQL’s storage; they scale by use'),
    geoRedundantBackup: z
      .boolean()
      .default(false)
      .describe('Whether backups lie in the paired region too; customerManagedKey must be off'),
    customerManagedKey: z.boolean().default(true).describe('Whether a customer-managed key encrypts it'),
    parameters: z
      .record(z.string().regex(/^[a-z0-9_.-]+$/), z.string())
      .default({})
      .describe('Server parameters'),
    extensions: z
      .array(z.string().regex(/^[a-zA-Z0-9_-]+$/))
      .default([])
      .describe('Extensions of PostgreSQL that a database may create'),
    lock: z.boolean().default(true).describe('Whether deletion protection also has a lock'),
  }),
  ...databaseAccess({ longest, reserved }),
} as const satisfies Has<'database'>;
