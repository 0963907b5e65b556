import type { Contract } from '../contract';
import type { Maintenance, Size } from './size';

/** A managed relational database. */
export interface DatabaseOptions extends Maintenance {
  readonly engine: 'postgres' | 'mysql';
  /** Major version, such as `16`. */
  readonly version: string;
  readonly size: Size;
  readonly storageGiB: number;
  /** Keeps a standby in a second zone. */
  readonly highlyAvailable: boolean;
  readonly backupRetentionDays: number;
  readonly deletionProtection: boolean;
  /** Name of the database inside the server. */
  readonly databaseName: string;
}

/** What a database hands back. */
export const database = {
  prefix: 'DATABASE',
  literals: ['provider', 'name', 'user', 'port', 'sslMode'],
  outputs: ['host'],
  secrets: ['password'],
  login: ['name', 'user'],
} as const satisfies Contract;
