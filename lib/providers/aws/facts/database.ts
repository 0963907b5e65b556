import { z } from 'zod';
import type { Has } from '../../../model/facts';
import { databaseUses } from '../../../model/uses';
import { databaseAsks } from './asks';
import { connectionLimit } from '../../../model/database-connections';
import { connections, machineOf } from './machine-sizes';
import { databaseAccess } from '../../../model/database-access';
import { storageBound } from '../../../model/kinds/database';
import { parametersOf } from './parameters';
import { storageConflicts } from './storage';

/** Most characters of a login. @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html */
const longest = { postgres: 63, mysql: 16 } as const;

const parameters = z.record(z.string().regex(/^[a-z0-9_.-]+$/), z.string());

/** What PostgreSQL and MySQL can log. @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html */
const logs = ['postgresql', 'upgrade', 'audit', 'error', 'general', 'slowquery', 'iam-db-auth-error'] as const;

/** @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Summary.html */
const sizes = {
  small: 'db.t4g.medium',
  medium: 'db.m7g.large',
  large: 'db.r7g.xlarge',
  xlarge: 'db.r7g.4xlarge',
} as const;

type Parameters = Readonly<Record<string, string>> | undefined;

/** Amazon RDS. */
export const database = {
  /** 63 less `-monitoring` on a role. @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html */
  name: { max: 52, separator: '-' },
  sizes,
  /** @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html */
  least: { storageGiB: 20 },
  most: { storageGiB: 65536 },
  conflicts: storageConflicts,
  unsupportedOptions: {
    storageType: { hdd: 'RDS advises against magnetic disks; use io2 or gp3' },
    standby: { sameZone: 'a standby is always in another zone' },
  },
  refuses: ({ backupCopy, backupRegion, backupRetentionDays }, placement): { backupCopy?: string } =>
    !backupCopy || !placement
      ? {}
      : !(backupRegion ?? placement.failoverRegion)
        ? { backupCopy: 'expected a region, as backup.location or failoverRegion of the placement, got none' }
        : backupRetentionDays === 0
          ? { backupCopy: 'expected backups beside a copy of them, got none' }
          : {},
  toNative: (options) => ({
    iops: options.storageIops,
    maxStorageGiB: storageBound(options),
    backupWindow: options.backupWindow,
    performanceInsights: options.queryInsights,
    performanceInsightsRetentionDays: options.queryInsightsDays,
    monitoringIntervalSeconds: options.monitoringSeconds,
    storageType: options.storageType && { ssd: 'gp3', fast: 'io2', hdd: undefined }[options.storageType],
    ...parametersOf(options),
  }),
  machine: machineOf,
  connections: ({ engine, size }, native) => {
    const product = (native.instanceClass as string | undefined) ?? sizes[size];
    return connectionLimit(
      connections[engine],
      product,
      machineOf(product),
      native.staticParameters as Parameters,
      native.parameters as Parameters,
    );
  },
  asks: databaseAsks,
  uses: databaseUses,
  options: z.strictObject({
    instanceClass: z.string().regex(/^db\./).optional().describe('Instance class, such as db.r7g.2xlarge; by size'),
    storageType: z.enum(['gp3', 'io2']).default('gp3').describe('Kind of EBS volume'),
    iops: z.int().min(1000).optional().describe('Provisioned operations a second; io2 needs it'),
    storageThroughput: z.int().min(125).optional().describe('Throughput of a gp3 volume in MiB a second'),
    maxStorageGiB: z.int().positive().optional().describe('Maximum size of automatic storage growth'),
    parameters: parameters.default({}).describe('Engine parameters that take effect at once'),
    staticParameters: parameters.default({}).describe('Engine parameters that take effect after a restart'),
    performanceInsights: z.boolean().default(true).describe('Whether queries are measured'),
    performanceInsightsRetentionDays: z
      .int()
      .refine((days) => days === 7 || days === 731 || (days > 0 && days < 731 && days % 31 === 0), {
        error: 'expected 7, 731 or a multiple of 31 below it',
      })
      .default(7)
      .describe('Days: 7, 731 or a multiple of 31'),
    monitoringIntervalSeconds: z
      .union([0, 1, 5, 10, 15, 30, 60].map((seconds) => z.literal(seconds)))
      .default(0)
      .describe('Seconds between two measurements of the operating system; 0 for none'),
    backupWindow: z.string().optional().describe('Daily, in UTC: 02:00-02:30'),
    logExports: z.array(z.enum(logs)).default([]).describe('Logs that go to CloudWatch: postgresql, slowquery ...'),
    logRetentionDays: z.int().default(30).describe('Days that exported logs are kept'),
    minorUpgrades: z.boolean().default(true).describe('Whether AWS installs minor versions'),
    certificateAuthority: z.string().optional().describe('Certificate authority, such as rds-ca-rsa4096-g1'),
  }),
  ...databaseAccess({ longest }),
} as const satisfies Has<'database'>;
