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
  /** Provisioned IOPS of its storage. @default - the cloud's own */
  readonly storageIops?: number;
  /** Automatic growth of its storage. @default - the cloud's own */
  readonly storageGrows?: boolean;
  /** Maximum size of automatic growth. @default - four times the size, where a cloud requires a maximum */
  readonly maxStorageGiB?: number;
  /** `02:00-03:00`, daily, in UTC. @default - the cloud chooses */
  readonly backupWindow?: string;
  /** Parameters of the engine by name; they take precedence over those of the cloud. @default - none */
  readonly parameters?: Readonly<Record<string, string>>;
  /** PostgreSQL extensions that the service may create. @default - those that the cloud always allows */
  readonly extensions?: readonly string[];
  /** Query insights of the cloud. @default - the cloud's own */
  readonly queryInsights?: boolean;
  /** Days that query data is kept. @default - the cloud's own */
  readonly queryInsightsDays?: number;
  /** Seconds between two measurements of the machine; 0 for none. @default - the cloud's own */
  readonly monitoringSeconds?: number;
  /** Disk type: `fast` has provisioned IOPS. @default - ssd */
  readonly storageType?: 'ssd' | 'fast' | 'hdd';
  /** Zone of the standby, if there is one. @default - otherZone */
  readonly standby?: 'otherZone' | 'sameZone';
  /** Whether another region holds a copy of the backups. @default - where the placement has a failover region */
  readonly backupCopy?: boolean;
  /** That region. @default - the failover region */
  readonly backupRegion?: string;
}

/** Maximum size of automatic storage growth, where a cloud requires it. @default - no growth */
export function storageBound({ storageGiB, storageGrows, maxStorageGiB }: DatabaseOptions): number | undefined {
  if (storageGrows === false) return undefined;
  return maxStorageGiB ?? (storageGrows ? storageGiB * 4 : undefined);
}

/** Contract of a database. */
export const database = {
  prefix: 'DATABASE',
  literals: ['provider', 'name', 'user', 'port', 'sslMode'],
  outputs: ['host'],
  secrets: ['password'],
  login: ['name', 'user'],
} as const satisfies Contract;
