import { z } from 'zod';
import type { Has } from '../../../model/facts';
import { databaseUses } from '../../../model/uses';
import { databaseAsks } from './asks';
import { connectionLimit } from '../../../model/database-connections';
import { connections, machineOf } from './machine-sizes';
import { storageBound } from '../../../model/kinds/database';
import { databaseAccess } from '../../../model/database-access';

/** Most characters of a login. @see https://cloud.google.com/sql/docs/mysql/create-manage-users */
const longest = { postgres: 63, mysql: 32 } as const;

/** What Cloud SQL would say of an instance only when it makes it. @see https://cloud.google.com/sql/docs/postgres/editions-intro */
function conflicts(native: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const { edition, tier } = native as { readonly edition: string; readonly tier?: string };
  const plus = edition === 'ENTERPRISE_PLUS';
  return plus === (tier?.startsWith('db-perf-optimized-') ?? false)
    ? {}
    : {
        tier: `expected ${plus ? 'one' : 'none'} of db-perf-optimized-* for edition ${edition}, got ${tier ?? 'none'}`,
      };
}

/** Extensions that a flag switches on. @see https://cloud.google.com/sql/docs/postgres/extensions */
const flagged = ['pg_cron', 'pg_hint_plan', 'pgaudit', 'pglogical'];

function flagsOf(extension: string): (readonly [flag: string, value: string])[] {
  return flagged.includes(extension) ? [[`cloudsql.enable_${extension}`, 'on']] : [];
}

/** Of one core to sixteen, with 3.75 to 104 GiB. @see https://cloud.google.com/sql/docs/postgres/create-instance#machine-types */
const sizes = {
  small: 'db-custom-1-3840',
  medium: 'db-custom-2-7680',
  large: 'db-custom-4-26624',
  xlarge: 'db-custom-16-106496',
} as const;

type Parameters = Readonly<Record<string, string>> | undefined;

/** Cloud SQL. */
export const database = {
  /** 98 with the project, which has 30 at most. @see https://cloud.google.com/sql/docs/postgres/instance-settings */
  name: { max: 67, separator: '-' },
  sizes,
  /** @see https://cloud.google.com/sql/docs/postgres/quotas#storage_limits */
  least: { storageGiB: 10 },
  most: { storageGiB: 65536 },
  conflicts,
  toNative: (options) => ({
    maxStorageGiB: storageBound(options),
    backupStart: options.backupWindow?.slice(0, 5),
    queryInsights: options.queryInsights,
    diskType: options.storageType && { ssd: 'PD_SSD', fast: undefined, hdd: 'PD_HDD' }[options.storageType],
    backupLocation: options.backupRegion,
    flags: { ...Object.fromEntries((options.extensions ?? []).flatMap(flagsOf)), ...options.parameters },
  }),
  machine: machineOf,
  connections: ({ engine, size }, native) => {
    const product = (native.tier as string | undefined) ?? sizes[size];
    return connectionLimit(connections[engine], product, machineOf(product), native.flags as Parameters);
  },
  asks: databaseAsks,
  uses: databaseUses,
  options: z.strictObject({
    tier: z.string().regex(/^db-/).optional().describe('Machine type, such as db-custom-8-32768; by size'),
    edition: z
      .enum(['ENTERPRISE', 'ENTERPRISE_PLUS'])
      .default('ENTERPRISE')
      .describe('Edition; ENTERPRISE_PLUS has machine types of its own'),
    diskType: z.enum(['PD_SSD', 'PD_HDD']).default('PD_SSD').describe('Kind of disk'),
    maxStorageGiB: z.int().positive().optional().describe('Maximum size of automatic storage growth'),
    flags: z
      .record(z.string().regex(/^[a-z0-9_.-]+$/), z.string())
      .default({})
      .describe('Engine flags, over those that log sessions and waits'),
    queryInsights: z.boolean().default(true).describe('Whether queries are measured'),
    backupStart: z
      .string()
      .regex(/^\d\d:\d\d$/)
      .default('02:00')
      .describe('Time of the daily backup, in UTC'),
    backupLocation: z.string().optional().describe('Region or multi-region of backups; the nearest multi-region'),
    updateTrack: z
      .enum(['canary', 'stable', 'week5'])
      .default('stable')
      .describe('How soon updates come, in the maintenance window'),
    privatePath: z.boolean().default(false).describe('Whether BigQuery and the like may reach it inside Google'),
  }),
  regions: ['backupLocation'],
  /** @see https://cloud.google.com/sql/docs/postgres/edit-instance */
  unsupportedOptions: {
    applyImmediately: 'Cloud SQL applies changes at once; only updates wait for the window',
    /** @see https://cloud.google.com/sql/docs/postgres/quotas#storage_limits */
    storageIops: 'a disk of Cloud SQL is as fast as it is large',
    storageType: { fast: 'a disk of Cloud SQL is as fast as it is large' },
    standby: { sameZone: 'a standby is always in another zone' },
    /** @see https://cloud.google.com/sql/docs/postgres/backup-recovery/backups */
    backupCopy: { false: 'backups lie in several regions; backup.location names one that keeps them instead' },
  },
  /** @see https://cloud.google.com/sql/docs/postgres/using-query-insights */
  unsupported: ({ monitoringSeconds = 60, queryInsightsDays = 7 }) => ({
    monitoringSeconds: monitoringSeconds === 60 ? undefined : 'Cloud SQL monitors each instance once a minute, always',
    queryInsightsDays: queryInsightsDays === 7 ? undefined : 'Cloud SQL keeps query data for 7 days',
  }),
  ...databaseAccess({ longest }),
} as const satisfies Has<'database'>;
