import { z } from 'zod';
import type { FactsTable } from '../../model/facts';
import { choice, idle, said } from '../parts/forms';
import {
  also,
  command,
  dailyWindow,
  days,
  engineParameters,
  gibibytes,
  noEffectYet,
  size,
  text,
  variable,
  version,
  wholeSeconds,
  words,
} from '../parts/scalars';
import { perTable } from '../../model/per-table';
import { backing, maintenance } from './backing';
import { highlyAvailable } from './availability';
import { pool } from './pool';
import { databaseTls, encryption } from './protection';

const engine = choice({
  postgres: 'postgres',
  postgresql: 'postgres',
  PostgreSQL: 'postgres',
  Postgres: 'postgres',
  pg: 'postgres',
  mysql: 'mysql',
  MySQL: 'mysql',
});

const identifier = text.regex(/^[a-z][a-z0-9_-]{0,62}$/, {
  error: 'lower-case letters, digits and underscores, starting with a letter, at most 63',
});

const retention = z.union([z.int().min(0).max(35), days]).describe('Days that backups are kept, at most 35');

const region = text.regex(/^(?!constructor$)[a-z][a-z0-9-]{1,62}$/, { error: 'a region, such as eu-west-1' });

const backup = z.union([
  z.boolean().transform((enabled) => ({ enabled })),
  z.strictObject({
    enabled: z.boolean().optional().describe('false: none'),
    retention: also(['retentionDays', 'retentionPeriod'], retention).optional(),
    window: also(['schedule', 'time', 'startTime', 'backupWindow'], dailyWindow).optional(),
    pointInTimeRecovery: also(['pitr'], z.boolean())
      .optional()
      .describe('Always on where there are backups; false gives a warning'),
    frequency: text.max(64).optional().describe('Always daily; anything else gives a warning'),
    crossRegion: also(['crossRegionCopy', 'geoRedundant'], z.union([z.boolean(), region]))
      .optional()
      .describe('A copy in the failover region, or in the named one; default where there is a failover region'),
    location: also(['region'], region).optional().describe('Region of the copy'),
    ...idle('type'),
  }),
]);

const growth = z.union([
  z.boolean().transform((enabled) => ({ enabled })),
  z
    .strictObject({ enabled: z.boolean(), max: also(['maxSize', 'limit'], gibibytes) })
    .partial()
    .transform((one) => said({ enabled: true, ...one })),
]);

/** Disk types by the words of the clouds. */
const disk = choice<'ssd' | 'fast' | 'hdd'>({
  ssd: 'ssd',
  SSD: 'ssd',
  gp2: 'ssd',
  gp3: 'ssd',
  PD_SSD: 'ssd',
  'pd-ssd': 'ssd',
  premium: 'ssd',
  fast: 'fast',
  io1: 'fast',
  io2: 'fast',
  hdd: 'hdd',
  HDD: 'hdd',
  PD_HDD: 'hdd',
  'pd-hdd': 'hdd',
  magnetic: 'hdd',
});

const storage = z.union([
  gibibytes.transform((only): { size?: number } => ({ size: only })),
  z
    .strictObject({
      size: gibibytes,
      iops: z.int().min(100).max(256_000).describe('Provisioned IOPS'),
      max: also(['maxSize', 'maxAllocatedStorage'], gibibytes).describe('Maximum size of automatic growth'),
      autoscaling: also(['autoGrow', 'autoResize', 'autoscale'], growth).describe(
        'Automatic growth; without max, to four times its size where the cloud requires a maximum',
      ),
      encrypted: also(['encryption'], z.boolean()).describe('Always on; false is an error'),
      type: also(['class', 'storageType', 'storageClass'], disk).describe(
        'ssd, fast or hdd, or the cloud’s name of a disk type',
      ),
    })
    .partial()
    .transform((one) => said(one)),
]);

const extension = text.regex(/^[a-zA-Z][a-zA-Z0-9_-]{0,62}$/, { error: 'the name of an extension, such as pg_trgm' });

const longMigrations = z
  .strictObject({
    enabled: z.boolean(),
    auto: also(['autoRun', 'autoMigrate', 'runOnDeploy'], z.boolean()).describe('false: none'),
    path: also(['directory', 'dir', 'folder'], text).describe('DATABASE_MIGRATIONS_PATH'),
    command: command.describe('Entry point of the migration instead of the image’s'),
    args: words.describe('Arguments of the migration'),
    timeout: wholeSeconds.describe('Timeout of one attempt; default 10m'),
    variables: also(['env', 'environment'], z.union([z.literal('all'), z.array(variable)])).describe(
      'Variables of config.variables that the migration reads besides those of backings and secrets, or all; a change of another variable does not run it again',
    ),
    ...idle('tool', 'strategy'),
  })
  .partial()
  .transform(({ auto, ...rest }) => said({ ...rest, enabled: auto === false ? auto : rest.enabled }));

type Migrations = z.output<typeof longMigrations>;

const migrations = z.union([
  z.boolean().transform((enabled): Migrations => ({ enabled })),
  text.transform((path): Migrations => ({ path })),
  longMigrations,
]);

const standby = choice<'otherZone' | 'sameZone'>({
  otherZone: 'otherZone',
  zoneRedundant: 'otherZone',
  ZoneRedundant: 'otherZone',
  multiAz: 'otherZone',
  'multi-az': 'otherZone',
  regional: 'otherZone',
  REGIONAL: 'otherZone',
  sameZone: 'sameZone',
  SameZone: 'sameZone',
});

const insights = z.union([
  z.boolean().transform((enabled): { enabled?: boolean; retention?: number } => ({ enabled })),
  z
    .strictObject({
      enabled: z.boolean().describe('Default true'),
      retention: also(['retentionDays', 'retentionPeriod'], days).describe('Days that query data is kept'),
    })
    .partial()
    .transform((one) => said(one)),
]);

const monitoring = z.union([
  z.boolean().transform((on) => (on ? 60 : 0)),
  z
    .strictObject({
      enabled: z.boolean().optional().describe('Default true'),
      interval: also(['intervalSeconds', 'period'], wholeSeconds).optional().describe('Default 60s'),
    })
    .transform(({ enabled = true, interval = 60 }) => (enabled ? interval : 0)),
]);

/** A database in a spec. */
export const database = perTable((facts: FactsTable) => {
  return backing(facts, 'database').extend({
    type: also(['engine', 'provider', 'driver'], engine).optional().describe('Engine; default postgres'),
    version: also(['engineVersion'], version.regex(/^\d+(\.\d+)*$/))
      .optional()
      .describe('Major version: 16'),
    size: z.union([size, gibibytes]).optional().describe('small to xlarge; a size in bytes is read as storage'),
    storage: also(['storageSize', 'allocatedStorage', 'storageGb', 'diskSize'], storage)
      .optional()
      .describe('GiB of disk; default 20'),
    highlyAvailable: highlyAvailable({
      mode: also(['standby'], standby).optional().describe('otherZone, or sameZone where the cloud has it'),
    }).describe('A standby in a second zone; default in production'),
    backupRetention: also(['backupRetentionDays', 'backupRetentionPeriod'], retention).optional(),
    backup: also(['backups'], backup).optional().describe('Longer form of backupRetention'),
    deletionProtection: z.boolean().optional().describe('Deletion protection; default in production'),
    database: also(['databaseName', 'dbName', 'dbname'], identifier)
      .optional()
      .describe(
        'Name of the database on its own server; default app. On a shared server it is the name of the service',
      ),
    schema: text
      .regex(/^[a-z_][a-z0-9_]{0,62}$/)
      .optional()
      .describe('DATABASE_SCHEMA'),
    pool: also(['poolSize', 'connectionPool', 'connectionPooling', 'pooling', 'maxConnections'], pool)
      .optional()
      .describe('Connections of one pod; sets DATABASE_POOL_SIZE'),
    migrations: also(['migration'], migrations)
      .optional()
      .describe('Job that migrates the schema before each new version'),
    replicas: also(['readReplicas'], noEffectYet(z.unknown())).optional().describe('Read replicas'),
    parameters: also(['flags', 'serverParameters'], engineParameters).optional(),
    extensions: z.array(extension).optional().describe('PostgreSQL extensions that the service may create'),
    queryInsights: also(['performanceInsights', 'queryInsight'], insights)
      .optional()
      .describe('Query insights of the cloud'),
    ...encryption,
    ...databaseTls,
    ...maintenance,
    monitoring: also(['enhancedMonitoring'], monitoring)
      .optional()
      .describe('Enhanced monitoring of the machine, and its interval; default: that of the cloud'),
  });
});
