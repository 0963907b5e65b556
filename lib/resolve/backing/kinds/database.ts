import { mysqlVersion } from '../../settings/defaults';
import { allowed } from '../regions';
import { type FixedKey, checkFixedKeys } from '../fixed-key';
import { toObject } from './to-object';
import { poolExtras } from './pool';
import { checkProtection } from './protection';
import type { BackingContext, BackingSpec, Translation } from '../translation';
import { sampleLiterals } from '../sample-literals';

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
    storageType: ['storage', ({ type }: Storage) => type, 'type'],
    highlyAvailable: ['highlyAvailable', ({ enabled = true }: Available) => enabled],
    standby: ['highlyAvailable', ({ mode }: Available) => mode, 'mode'],
    backupRetentionDays: 'backupRetention',
    backupWindow: ['backup', ({ window }: Backup) => window, 'window'],
    backupCopy: [
      'backup',
      ({ crossRegion }: Backup) => (crossRegion === undefined ? undefined : !!crossRegion),
      'crossRegion',
    ],
    backupRegion: ['backup', backupRegion, 'location'],
    parameters: 'parameters',
    extensions: 'extensions',
    queryInsights: ['queryInsights', ({ enabled = true }: Insights) => enabled],
    queryInsightsDays: ['queryInsights', ({ retention }: Insights) => retention, 'retention'],
    monitoringSeconds: 'monitoring',
    deletionProtection: 'deletionProtection',
    databaseName: 'database',
    window: 'maintenanceWindow',
    applyImmediately: 'applyImmediately',
  },
  implied: (_, { type }) => (type === 'mysql' ? { version: mysqlVersion } : {}),
  essential: ['engine'],
  seen: ['engine', 'databaseName'],
  plain,
  check(spec, cloud, context) {
    checkProtection(spec, context);
    checkFixedKeys(spec, always, context);
    checkTls(spec, cloud, context);
    const { storage, type, extensions } = spec as Spec;
    if (storage?.encrypted === false)
      context.report('E372', ['storage', 'encrypted'], 'expected encryption at rest, which is always on, got false');
    if (type === 'mysql' && extensions?.length)
      context.report('W206', ['extensions'], 'mysql has none; emitted without them');
  },
  extras(spec, cloud, context) {
    const migrations = spec.migrations as { readonly path?: string } | undefined;
    return {
      schema: spec.schema as string | undefined,
      ...poolExtras(spec.pool ?? {}),
      ...(isPlain(cloud, context) ? {} : tlsOf(spec)),
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
  readonly type?: string;
}

interface Available {
  readonly enabled?: boolean;
  readonly mode?: string;
}

interface Insights {
  readonly enabled?: boolean;
  readonly retention?: number;
}

interface Backup {
  readonly enabled?: boolean;
  readonly retention?: number;
  readonly window?: string;
  readonly crossRegion?: boolean | string;
  readonly location?: string;
}

interface Spec {
  readonly type?: string;
  readonly storage?: Storage;
  readonly extensions?: readonly string[];
}

/** @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html */
const always: readonly FixedKey[] = [
  { path: ['backup', 'pointInTimeRecovery'], so: [true], why: 'it is part of backups' },
  { path: ['backup', 'frequency'], so: ['daily', 'Daily', '24h', '1d'], why: 'backups are always daily' },
  { path: ['highlyAvailable', 'replicas'], so: [1], why: 'there is always one standby' },
  { path: ['highlyAvailable', 'zones'], so: [2], why: 'the standby is always in a second zone' },
  { path: ['highlyAvailable', 'failover'], so: [true], why: 'failover is always automatic' },
];

function backupRegion({ crossRegion, location }: Backup, { platform, report }: BackingContext): string | undefined {
  const region = location ?? (typeof crossRegion === 'string' ? crossRegion : undefined);
  const problem = region === undefined ? undefined : allowed(region, platform);
  if (problem) report('E334', ['backup', location === undefined ? 'crossRegion' : 'location'], problem);
  return region;
}

interface Tls {
  readonly mode?: string;
  readonly verify?: boolean;
  readonly ca?: string;
}

/** Variables of the verification of the server. */
function tlsOf({ ssl, sslMode }: BackingSpec): Readonly<Record<string, string | undefined>> {
  const { mode, verify, ca } = (typeof ssl === 'object' ? ssl : {}) as Tls;
  return {
    sslMode: mode ?? (sslMode as string | undefined) ?? (verify ? 'verify-full' : undefined),
    sslCa: ca,
  };
}

/** Whether a cloud's databases have no TLS, as those inside the cluster. */
function isPlain(cloud: string, context: BackingContext): boolean {
  const typical = sampleLiterals('database', cloud, context);
  return !typical || typical.sslMode === 'disable';
}

/** Warns of TLS settings of a backing without TLS. */
function checkTls(spec: BackingSpec, cloud: string, context: BackingContext): void {
  if (!isPlain(cloud, context)) return;
  const asked = Object.entries(tlsOf(spec)).find(([, value]) => value !== undefined);
  if (asked)
    context.report(
      'W206',
      [typeof spec.ssl === 'object' ? 'ssl' : 'sslMode'],
      `${cloud}: its databases have no TLS; emitted without it`,
    );
}

/** A size in bytes is storage; a backup has a retention. */
function plain({ size, backup, highlyAvailable, ...rest }: BackingSpec): BackingSpec {
  const { enabled = true, retention } = (backup ?? {}) as Backup;
  const sized = typeof size === 'number' ? { storage: { size, ...(rest.storage as Storage | undefined) } } : { size };
  const available = { highlyAvailable: toObject(highlyAvailable) };
  return {
    ...rest,
    ...sized,
    ...available,
    backup,
    backupRetention: rest.backupRetention ?? (enabled ? retention : 0),
  };
}
