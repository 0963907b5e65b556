import { z } from 'zod';
import type { Has } from '../../../model/facts';
import { digest } from '../../../model/name';
import { databaseClashes } from './database-clashes';

const ports = { postgres: 5432, mysql: 3306 } as const;

const providers = { postgres: 'postgresql', mysql: 'mysql' } as const;

/** Most characters of a login. @see https://learn.microsoft.com/azure/mysql/flexible-server/how-to-create-users */
const longestUser = { postgres: 63, mysql: 32 } as const;

/** Logins that Azure keeps to itself. @see https://learn.microsoft.com/azure/postgresql/flexible-server/how-to-create-users */
const reserved = /^(azure_.*|pg_.*|azuresu|sa|admin|administrator|root|guest|public|dbmanager|dbcreator|mysql\..*)$/i;

/** Azure Database for PostgreSQL and for MySQL, flexible server. */
export const database = {
  /** @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftdbforpostgresql */
  name: { max: 60, separator: '-' },
  /** @see https://learn.microsoft.com/azure/mysql/flexible-server/concepts-service-tiers-storage */
  most: { backupRetentionDays: 35, storageGiB: 16384 },
  least: { storageGiB: 20 },
  clashes: databaseClashes,
  ignores: { applyImmediately: 'a change of a server takes effect when Terraform makes it' },
  /** Both engines have all of these, and a standby for each. @see https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-compute */
  sizes: {
    small: 'GP_Standard_D2ads_v5',
    medium: 'GP_Standard_D4ads_v5',
    large: 'MO_Standard_E4ads_v5',
    xlarge: 'MO_Standard_E16ads_v5',
  },
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
    autoGrow: z.boolean().default(true).describe('Whether storage grows by itself'),
    storageTier: z
      .enum(['P4', 'P6', 'P10', 'P15', 'P20', 'P30', 'P40', 'P50', 'P60', 'P70', 'P80'])
      .optional()
      .describe('Performance of PostgreSQL’s storage; by its size'),
    iops: z.int().min(360).max(48000).optional().describe('Operations a second of MySQL’s storage; they scale by use'),
    geoRedundantBackup: z
      .boolean()
      .default(false)
      .describe('Whether backups lie in the paired region too; customerManagedKey must be off'),
    customerManagedKey: z
      .boolean()
      .default(true)
      .describe('Whether a key of its own encrypts it, and not one of Azure'),
    parameters: z
      .record(z.string().regex(/^[a-z0-9_.]+$/), z.string())
      .default({})
      .describe('Server parameters'),
    extensions: z
      .array(z.string().regex(/^[a-zA-Z0-9_-]+$/))
      .default([])
      .describe('Extensions of PostgreSQL that a database may create'),
    lock: z.boolean().default(true).describe('Whether deletion protection holds against people too'),
  }),
  literals: ({ options: { engine, databaseName } }) => ({
    provider: providers[engine],
    name: databaseName,
    user: login(databaseName, longestUser[engine]),
    port: `${ports[engine]}`,
    sslMode: 'require',
  }),
  port: ({ engine }) => ports[engine],
} as const satisfies Has<'database'>;

function login(name: string, max: number): string {
  return name.length <= max && !reserved.test(name) ? name : `u${name.slice(0, max - 7)}${digest(name)}`;
}
