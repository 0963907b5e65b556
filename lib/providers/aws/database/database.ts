import { DataAwsDbInstance } from '@cdktf/provider-aws/lib/data-aws-db-instance';
import { DbInstance } from '@cdktf/provider-aws/lib/db-instance';
import { DbParameterGroup } from '@cdktf/provider-aws/lib/db-parameter-group';
import { DbSubnetGroup } from '@cdktf/provider-aws/lib/db-subnet-group';
import { Construct } from 'constructs';
import type { Defined, Referred } from '../../../cloud/cloud';
import type { Connection } from '../../../cloud/connection';
import type { DatabaseOptions } from '../../../model/kinds/database';
import { Alarms } from '../alarms';
import { contextOf } from '../context-of';
import { databaseMetrics } from './metrics';
import { BackupCopy } from './backup';
import { engines } from './engines';
import { facts } from '../facts';
import { finalSnapshot } from '../final-snapshot';
import { LogGroup } from '../log-group';
import { Login } from '../login';
import { Role } from '../role';
import { PrivateAccess } from '../security-group';
import { storedValue } from '../stored-secret';

/** A managed relational database on Amazon RDS. */
export class RdsDatabase extends Construct implements Connection<'database'> {
  readonly outputs;
  readonly secrets;

  constructor(scope: Construct, id: string, props: DatabaseOptions & Defined) {
    super(scope, id);
    const { name, generation, deletionProtection } = props;
    const { network, key, lifecycle, site, unit } = contextOf(this);
    const native = facts.kinds.database.options.parse(props.native);
    const { user, name: dbName } = facts.kinds.database.literals({
      name,
      options: props,
      placement: site,
      namespace: unit.context.namespace,
    });
    const engine = engines[props.engine](props.version);
    const { password } = new Login(this, 'Login', { name, generation });

    const subnets = new DbSubnetGroup(this, 'Subnets', { name, subnetIds: network.privateSubnetIds });
    const access = new PrivateAccess(this, 'Access', { name, port: facts.kinds.database.port(props) });
    const parameters = new DbParameterGroup(this, 'Parameters', {
      // A group of another family can stand beside the old one while the instance moves over.
      name: `${name}-${engine.family.replace(/\./g, '-')}`,
      family: engine.family,
      parameter: [
        ...parameter(native.staticParameters, 'pending-reboot'),
        ...parameter({ ...without(native.parameters, native.staticParameters), ...engine.tls }, 'immediate'),
      ],
      lifecycle: { createBeforeDestroy: true },
    });
    const logs = native.logExports.map((log) => {
      const logName = `/aws/rds/instance/${name}/${log}`;
      return new LogGroup(this, `Logs-${log}`, { name: logName, retentionDays: native.logRetentionDays }).resource;
    });
    const instance = new DbInstance(this, 'Resource', {
      identifier: name,
      engine: props.engine,
      engineVersion: engine.version,
      allowMajorVersionUpgrade: true,
      autoMinorVersionUpgrade: native.minorUpgrades,
      instanceClass: native.instanceClass ?? facts.kinds.database.sizes[props.size],
      allocatedStorage: props.storageGiB,
      maxAllocatedStorage: native.maxStorageGiB,
      storageType: native.storageType,
      iops: native.iops,
      storageThroughput: native.storageThroughput,
      storageEncrypted: true,
      kmsKeyId: key.arn,
      multiAz: props.highlyAvailable,
      dbName,
      username: user,
      passwordWo: password,
      passwordWoVersion: generation,
      caCertIdentifier: native.certificateAuthority,
      parameterGroupName: parameters.name,
      dbSubnetGroupName: subnets.name,
      vpcSecurityGroupIds: [access.id],
      publiclyAccessible: false,
      backupRetentionPeriod: props.backupRetentionDays,
      backupWindow: native.backupWindow,
      copyTagsToSnapshot: true,
      deleteAutomatedBackups: !deletionProtection,
      skipFinalSnapshot: !deletionProtection,
      finalSnapshotIdentifier: deletionProtection
        ? finalSnapshot(name, [access.id, props.engine, dbName, user, key.arn])
        : undefined,
      deletionProtection,
      maintenanceWindow: props.window,
      applyImmediately: props.applyImmediately,
      performanceInsightsEnabled: native.performanceInsights,
      ...(native.performanceInsights && {
        performanceInsightsKmsKeyId: key.arn,
        performanceInsightsRetentionPeriod: native.performanceInsightsRetentionDays,
      }),
      monitoringInterval: native.monitoringIntervalSeconds,
      monitoringRoleArn: native.monitoringIntervalSeconds > 0 ? monitoringRole(this, name) : undefined,
      enabledCloudwatchLogsExports: native.logExports,
      dependsOn: logs,
      lifecycle,
    });
    const region = props.backupCopy === false ? undefined : (props.backupRegion ?? site.failoverRegion);
    if (region && props.backupRetentionDays > 0)
      new BackupCopy(this, 'BackupCopy', { instance, region, days: props.backupRetentionDays });
    new Alarms(this, 'Alarms', { name, metrics: databaseMetrics(instance.identifier, props, native) });
    this.outputs = { host: instance.address };
    this.secrets = { password };
  }
}

/**
 * An Amazon RDS database that exists. Its own password lies in a secret of the same name; a service that shares it
 * gets a login of its own.
 */
export class ExistingRdsDatabase extends Construct implements Connection<'database'> {
  readonly outputs;
  readonly secrets;

  constructor(scope: Construct, id: string, { name, login, generation }: Referred) {
    super(scope, id);
    const instance = new DataAwsDbInstance(this, 'Resource', { dbInstanceIdentifier: name });
    this.outputs = { host: instance.address };
    const password = login
      ? new Login(this, 'Login', { name: login, generation }).password
      : storedValue(this, 'Password', name);
    this.secrets = { password };
  }
}

/** RDS takes no parameter twice. */
function without(values: Readonly<Record<string, string>>, others: object): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !(name in others)));
}

function parameter(values: Readonly<Record<string, string>>, applyMethod: string) {
  return Object.entries(values).map(([name, value]) => ({ name, value, applyMethod }));
}

function monitoringRole(scope: Construct, name: string): string {
  const service = 'monitoring.rds.amazonaws.com';
  const managed = ['service-role/AmazonRDSEnhancedMonitoringRole'];
  return new Role(scope, 'Monitoring', { name: `${name}-monitoring`, service, managed }).arn;
}
