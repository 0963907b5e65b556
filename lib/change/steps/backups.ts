import type { Consequential } from '../change-report';
import type { Words } from './step';

/** How the data of one type of resource is copied. */
interface Backup {
  /** Attribute with the name that the cloud knows. */
  readonly named: string;
  /** @param group - resource group on Azure, else an empty text */
  readonly commands: (name: string, group: string) => readonly Words[];
}

const snapshots =
  (service: string, kind: string): Backup['commands'] =>
  (name) => [
    [
      'aws',
      service,
      `create-${kind}-snapshot`,
      `--${kind}-${word(kind)}`,
      name,
      `--${kind}-snapshot-identifier`,
      copyOf(name),
    ],
    ['aws', service, 'wait', `${kind}-snapshot-available`, `--${kind}-snapshot-identifier`, copyOf(name)],
  ];
const word = (kind: string) => (kind === 'db' ? 'instance-identifier' : 'identifier');
const copyOf = (name: string) => `${name}-before`;

/** Copies of data by type, with the clouds' own commands. */
const backups: Readonly<Record<string, Backup>> = {
  aws_db_instance: { named: 'identifier', commands: snapshots('rds', 'db') },
  aws_rds_cluster: { named: 'cluster_identifier', commands: snapshots('rds', 'db-cluster') },
  aws_elasticache_replication_group: {
    named: 'replication_group_id',
    commands: (name) => [
      ['aws', 'elasticache', 'create-snapshot', '--replication-group-id', name, '--snapshot-name', copyOf(name)],
    ],
  },
  aws_s3_bucket: {
    named: 'bucket',
    commands: (name) => [['aws', 's3', 'sync', `s3://${name}`, `s3://${copyOf(name)}`]],
  },
  azurerm_postgresql_flexible_server: {
    named: 'name',
    commands: (name, group) => [
      ['az', 'postgres', 'flexible-server', 'backup', 'create', '-g', group, '-n', name, '-b', copyOf(name)],
    ],
  },
  google_sql_database_instance: {
    named: 'name',
    commands: (name) => [['gcloud', 'sql', 'backups', 'create', '--instance', name]],
  },
  google_storage_bucket: {
    named: 'name',
    commands: (name) => [['gcloud', 'storage', 'cp', '--recursive', `gs://${name}/*`, `gs://${copyOf(name)}`]],
  },
};

/** Commands that copy the data of a changed resource; empty where a person must. */
export function backupOf({ type, before }: Pick<Consequential, 'type' | 'before'>): readonly Words[] {
  const backup = Object.hasOwn(backups, type) ? backups[type] : undefined;
  const [name, group] = [before?.[backup?.named ?? ''], before?.['resource_group_name'] ?? ''];
  return backup && isLiteral(name) && isLiteral(group) ? backup.commands(name, group) : [];
}

/** A text without references that only Terraform resolves. */
function isLiteral(value: unknown): value is string {
  return typeof value === 'string' && !value.includes('${');
}
