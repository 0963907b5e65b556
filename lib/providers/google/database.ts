import { DataGoogleSqlDatabaseInstance } from '@cdktf/provider-google/lib/data-google-sql-database-instance';
import { SqlDatabase } from '@cdktf/provider-google/lib/sql-database';
import {
  SqlDatabaseInstance,
  type SqlDatabaseInstanceSettingsBackupConfiguration,
} from '@cdktf/provider-google/lib/sql-database-instance';
import { SqlUser } from '@cdktf/provider-google/lib/sql-user';
import { Construct } from 'constructs';
import type { z } from 'zod';
import type { Defined, Referred } from '../../cloud/cloud';
import type { Connection } from '../../cloud/connection';
import type { DatabaseOptions } from '../../model/kinds/database';
import { weeklyWindow } from '../../model/weekly-window';
import { Alarms } from './alarms';
import { contextOf } from './context-of';
import { engines } from './database-engines';
import { facts } from './facts';
import { Login } from './login';
import { databaseMetrics } from './metrics';
import { storedValue } from './stored-secret';

type Native = z.infer<(typeof facts)['kinds']['database']['options']>;

/** A managed relational database on Cloud SQL, inside the network alone and by TLS alone. */
export class CloudSqlDatabase extends Construct implements Connection<'database'> {
  readonly outputs;
  readonly secrets;

  constructor(scope: Construct, id: string, props: DatabaseOptions & Defined) {
    super(scope, id);
    const { name, generation, deletionProtection, highlyAvailable } = props;
    const { network, key, lifecycle, site, unit, labels } = contextOf(this);
    const native = facts.kinds.database.options.parse(props.native);
    const { user, name: databaseName } = facts.kinds.database.literals({
      name,
      options: props,
      placement: site,
      namespace: unit.context.namespace,
    });
    const engine = engines[props.engine](props.version);
    const { password } = new Login(this, 'Login', { name, generation });
    const grows = native.maxStorageGiB !== undefined;

    const instance = new SqlDatabaseInstance(this, 'Resource', {
      name,
      region: site.region,
      databaseVersion: engine.version,
      encryptionKeyName: key.id,
      deletionProtection,
      settings: {
        tier: native.tier ?? facts.kinds.database.sizes[props.size],
        edition: native.edition,
        availabilityType: highlyAvailable ? 'REGIONAL' : 'ZONAL',
        deletionProtectionEnabled: deletionProtection,
        diskType: native.diskType,
        diskSize: props.storageGiB,
        diskAutoresize: grows,
        diskAutoresizeLimit: native.maxStorageGiB,
        ipConfiguration: {
          ipv4Enabled: false,
          privateNetwork: network.id,
          sslMode: 'ENCRYPTED_ONLY',
          enablePrivatePathForGoogleCloudServices: native.privatePath,
        },
        backupConfiguration: backups(props, native),
        databaseFlags: Object.entries({ ...engine.flags, ...native.flags }).map(([flag, value]) => ({
          name: flag,
          value,
        })),
        insightsConfig: {
          queryInsightsEnabled: native.queryInsights,
          recordApplicationTags: native.queryInsights,
        },
        maintenanceWindow: props.window ? { ...maintenance(props.window), updateTrack: native.updateTrack } : undefined,
        userLabels: labels,
      },
      // What has grown by itself must not be made anew to shrink.
      lifecycle: { ...lifecycle, ...(grows && { ignoreChanges: ['settings[0].disk_size'] }) },
      dependsOn: [key.admit('sql')],
    });
    // What is left in a database is not Terraform's to end: the instance takes it along.
    const deletionPolicy = 'ABANDON';
    new SqlDatabase(this, 'Database', { name: databaseName, instance: instance.name, deletionPolicy });
    new SqlUser(this, 'User', {
      name: user,
      instance: instance.name,
      host: engine.userHost,
      passwordWo: password,
      passwordWoVersion: generation,
      deletionPolicy,
    });
    const metrics = databaseMetrics(`${site.account}:${instance.name}`, props, native);
    new Alarms(this, 'Alarms', { name, metrics });
    this.outputs = { host: instance.privateIpAddress };
    this.secrets = { password };
  }
}

/**
 * A database of Cloud SQL that exists. Its own password lies in a secret of the same name; a service that shares it gets
 * a login of its own.
 */
export class ExistingCloudSqlDatabase extends Construct implements Connection<'database'> {
  readonly outputs;
  readonly secrets;

  constructor(scope: Construct, id: string, { name, login, generation }: Referred) {
    super(scope, id);
    const instance = new DataGoogleSqlDatabaseInstance(this, 'Resource', { name });
    this.outputs = { host: instance.privateIpAddress };
    const password = login
      ? new Login(this, 'Login', { name: login, generation }).password
      : storedValue(this, 'Password', name);
    this.secrets = { password };
  }
}

/** Backups, which lie in several regions unless one is named. @see https://cloud.google.com/sql/docs/postgres/backup-recovery/backups */
function backups(
  { engine, version, backupRetentionDays, highlyAvailable }: DatabaseOptions,
  native: Native,
): SqlDatabaseInstanceSettingsBackupConfiguration {
  // Without the log of changes there is no standby.
  if (backupRetentionDays === 0 && !highlyAvailable) return { enabled: false };
  const days = Math.max(backupRetentionDays, 1);
  return {
    enabled: true,
    startTime: native.backupStart,
    location: native.backupLocation,
    ...engines[engine](version).recovery,
    transactionLogRetentionDays: Math.min(days, mostLogDays[native.edition]),
    backupRetentionSettings: { retainedBackups: days, retentionUnit: 'COUNT' },
  };
}

/** @see https://cloud.google.com/sql/docs/postgres/backup-recovery/pitr#log-retention */
const mostLogDays = { ENTERPRISE: 7, ENTERPRISE_PLUS: 35 } as const;

function maintenance(window: string) {
  const { day, hour } = weeklyWindow(window);
  // Monday is the first day, and Sunday the seventh.
  return { day: day || 7, hour };
}
