import { DataAzurermMysqlFlexibleServer } from '@cdktf/provider-azurerm/lib/data-azurerm-mysql-flexible-server';
import { DataAzurermPostgresqlFlexibleServer } from '@cdktf/provider-azurerm/lib/data-azurerm-postgresql-flexible-server';
import type { Construct } from 'constructs';
import type { DatabaseOptions } from '../../../model/kinds/database';
import { MysqlServer } from './mysql';
import { PostgresServer } from './postgres';
import type { Server, ServerProps } from './server';

interface Engine {
  readonly Server: new (scope: Construct, id: string, props: ServerProps) => Server;
  readonly hostOf: (scope: Construct, name: string, resourceGroupName: string) => string;
}

/** What each engine is on Azure. */
export const servers: Readonly<Record<DatabaseOptions['engine'], Engine>> = {
  postgres: {
    Server: PostgresServer,
    hostOf: (scope, name, resourceGroupName) =>
      new DataAzurermPostgresqlFlexibleServer(scope, 'Resource', { name, resourceGroupName }).fqdn,
  },
  mysql: {
    Server: MysqlServer,
    hostOf: (scope, name, resourceGroupName) =>
      new DataAzurermMysqlFlexibleServer(scope, 'Resource', { name, resourceGroupName }).fqdn,
  },
};
