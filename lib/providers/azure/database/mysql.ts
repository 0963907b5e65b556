import { MysqlFlexibleDatabase } from '@cdktf/provider-azurerm/lib/mysql-flexible-database';
import { MysqlFlexibleServer } from '@cdktf/provider-azurerm/lib/mysql-flexible-server';
import { MysqlFlexibleServerConfiguration } from '@cdktf/provider-azurerm/lib/mysql-flexible-server-configuration';
import { Construct } from 'constructs';
import { contextOf } from '../context-of';
import { serverLifecycle } from './lifecycle';
import type { Server, ServerProps } from './server';
import { facts } from '../facts';
import { startOf } from './window';

/** Versions by what a spec says. @see https://learn.microsoft.com/azure/mysql/flexible-server/concepts-supported-versions */
const versions: Readonly<Record<string, string>> = { '8': '8.0.21', '8.0': '8.0.21' };

/** MySQL on Azure. */
export class MysqlServer extends Construct implements Server {
  readonly id: string;
  readonly host: string;

  constructor(scope: Construct, id: string, props: ServerProps) {
    super(scope, id);
    const { name, native, key, window } = props;
    const { location, resourceGroupName, tags, network } = contextOf(this);
    const server = new MysqlFlexibleServer(this, 'Resource', {
      name,
      location,
      resourceGroupName,
      version: versions[props.version] ?? props.version,
      skuName: native.sku ?? facts.kinds.database.sizes[props.size],
      storage: {
        sizeGb: Math.max(20, props.storageGiB),
        autoGrowEnabled: native.autoGrow,
        iops: native.iops,
        // Either it is said how many, or they scale.
        ioScalingEnabled: native.iops === undefined,
      },
      administratorLogin: props.user,
      administratorPasswordWo: props.password,
      administratorPasswordWoVersion: props.generation,
      delegatedSubnetId: network.subnetId('mysql'),
      privateDnsZoneId: network.zoneId('mysql'),
      zone: native.zone,
      highAvailability: props.highlyAvailable ? { mode: native.standby } : undefined,
      backupRetentionDays: Math.max(1, props.backupRetentionDays),
      geoRedundantBackupEnabled: native.geoRedundantBackup,
      maintenanceWindow: window === undefined ? undefined : startOf(window),
      identity: key && { type: 'UserAssigned', identityIds: [key.identity.id] },
      customerManagedKey: key && { keyVaultKeyId: key.versionlessId, primaryUserAssignedIdentityId: key.identity.id },
      tags,
      dependsOn: key?.identity.ready,
      lifecycle: serverLifecycle(props, 'storage[0].size_gb'),
    });
    const settings = { require_secure_transport: 'ON', tls_version: 'TLSv1.2,TLSv1.3', ...native.parameters };
    for (const [setting, value] of Object.entries(settings))
      new MysqlFlexibleServerConfiguration(this, `Setting-${setting}`, {
        name: setting,
        serverName: server.name,
        resourceGroupName,
        value,
      });
    new MysqlFlexibleDatabase(this, 'Database', {
      name: props.databaseName,
      serverName: server.name,
      resourceGroupName,
      charset: 'utf8mb4',
      collation: 'utf8mb4_0900_ai_ci',
      lifecycle: props.lifecycle,
    });
    this.id = server.id;
    this.host = server.fqdn;
  }
}
