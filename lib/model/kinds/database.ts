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
  /** Operations a second of its storage. @default - the cloud's own */
  readonly storageIops?: number;
  /** Whether its storage grows by itself. @default - the cloud's own */
  readonly storageGrows?: boolean;
  /** Size up to which it does. @default - four times the size, where a cloud asks for a bound */
  readonly maxStorageGiB?: number;
  /** `02:00-03:00`, daily, in UTC. @default - the cloud chooses */
  readonly backupWindow?: string;
  /** Settings of the engine by their own names, over the cloud's. @default - none */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Extensions of PostgreSQL that the service may create. @default - those that the cloud allows anyhow */
  readonly extensions?: readonly string[];
  /** Whether the cloud measures queries. @default - the cloud's own */
  readonly queryInsights?: boolean;
  /** Days that it keeps what it measured of them. @default - the cloud's own */
  readonly queryInsightsDays?: number;
  /** Seconds between two measurements of the machine; 0 for none. @default - the cloud's own */
  readonly monitoringSeconds?: number;
  /** Kind of its disk: `fast` has operations as asked for. @default - ssd */
  readonly storageType?: 'ssd' | 'fast' | 'hdd';
  /** Where the standby is, if there is one. @default - otherZone */
  readonly standby?: 'otherZone' | 'sameZone';
  /** Whether another region holds a copy of the backups. @default - where the placement has a failover region */
  readonly backupCopy?: boolean;
  /** That region. @default - the failover region */
  readonly backupRegion?: string;
}

/** Size up to which storage grows by itself, where a cloud asks for a bound. @default - it does not grow */
export function storageBound({ storageGiB, storageGrows, maxStorageGiB }: DatabaseOptions): number | undefined {
  if (storageGrows === false) return undefined;
  return maxStorageGiB ?? (storageGrows ? storageGiB * 4 : undefined);
}

/** What a database hands back. */
export const database = {
  prefix: 'DATABASE',
  literals: ['provider', 'name', 'user', 'port', 'sslMode'],
  outputs: ['host'],
  secrets: ['password'],
  login: ['name', 'user'],
} as const satisfies Contract;
