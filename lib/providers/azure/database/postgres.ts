import { PostgresqlFlexibleServer } from '@cdktf/provider-azurerm/lib/postgresql-flexible-server';
import { PostgresqlFlexibleServerConfiguration } from '@cdktf/provider-azurerm/lib/postgresql-flexible-server-configuration';
import { PostgresqlFlexibleServerDatabase } from '@cdktf/provider-azurerm/lib/postgresql-flexible-server-database';
import { Construct } from 'constructs';
import { contextOf } from '../context-of';
import { serverLifecycle } from './lifecycle';
import type { Server, ServerProps } from './server';
import { facts } from '../facts';
import { startOf } from './window';

/** Sizes of storage in GiB. @see https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-storage */
const storages = [32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384];

/** Days that backups are kept, at the least. @see https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-backup-restore */
const leastBackupDays = 7;

/** PostgreSQL on Azure. */
export class PostgresServer extends Construct implements Server {
  readonly id: string;
  readonly host: string;

  constructor(scope: Construct, id: string, props: ServerProps) {
    super(scope, id);
    const { name, native, key, window, storageGiB, version } = props;
    const { location, resourceGroupName, tags, network } = contextOf(this);
    const server = new PostgresqlFlexibleServer(this, 'Resource', {
      name,
      location,
      resourceGroupName,
      version: version.split('.')[0],
      skuName: native.sku ?? facts.kinds.database.sizes[props.size],
      storageMb: (storages.find((size) => size >= storageGiB) ?? storages.at(-1)!) * 1024,
      storageTier: native.storageTier,
      autoGrowEnabled: native.autoGrow,
      administratorLogin: props.user,
      administratorPasswordWo: props.password,
      administratorPasswordWoVersion: props.generation,
      authentication: { passwordAuthEnabled: true, activeDirectoryAuthEnabled: false },
      delegatedSubnetId: network.subnetId('postgres'),
      privateDnsZoneId: network.zoneId('postgres'),
      publicNetworkAccessEnabled: false,
      zone: native.zone,
      highAvailability: props.highlyAvailable ? { mode: native.standby } : undefined,
      backupRetentionDays: Math.max(leastBackupDays, props.backupRetentionDays),
      geoRedundantBackupEnabled: native.geoRedundantBackup,
      maintenanceWindow: window === undefined ? undefined : startOf(window),
      identity: key && { type: 'UserAssigned', identityIds: [key.identity.id] },
      customerManagedKey: key && { keyVaultKeyId: key.versionlessId, primaryUserAssignedIdentityId: key.identity.id },
      tags,
      dependsOn: key?.identity.ready,
      lifecycle: serverLifecycle(props, 'storage_mb'),
    });
    const settings = {
      require_secure_transport: 'on',
      ssl_min_protocol_version: 'TLSv1.2',
      ...(native.extensions.length > 0 && { 'azure.extensions': native.extensions.join(',') }),
      ...native.parameters,
    };
    for (const [setting, value] of Object.entries(settings))
      new PostgresqlFlexibleServerConfiguration(this, `Setting-${setting}`, {
        name: setting,
        serverId: server.id,
        value,
      });
    new PostgresqlFlexibleServerDatabase(this, 'Database', {
      name: props.databaseName,
      serverId: server.id,
      charset: 'UTF8',
      collation: 'en_US.utf8',
      lifecycle: props.lifecycle,
    });
    this.id = server.id;
    this.host = server.fqdn;
  }
}
