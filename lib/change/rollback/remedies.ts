import type { Consequential } from '../change-report';
import { irreversibleIn } from '../steps/irreversible';

/** Why an object does not return with its spec, and what to do. */
export interface Remedy {
  readonly why: string;
  readonly instead: string;
}

/** How lost data comes back, by type of resource. */
const restores: Readonly<Record<string, string>> = {
  aws_db_instance:
    'restore the snapshot <name>-before or the final snapshot into a new instance, and copy the data from it',
  aws_rds_cluster:
    'restore the snapshot <name>-before or the final snapshot into a new cluster, and copy the data from it',
  aws_elasticache_replication_group: 'restore the snapshot <name>-before, or let the cache fill again',
  aws_s3_bucket: 'copy the objects back from <name>-before; versions and markers do not return',
  aws_sqs_queue: 'messages do not return: have their senders send them again',
  aws_kms_key:
    'cancel the deletion within its waiting time: aws kms cancel-key-deletion; after that, what it encrypted is lost',
  aws_secretsmanager_secret: 'restore it within its recovery window: aws secretsmanager restore-secret',
  azurerm_postgresql_flexible_server:
    'restore the server by point in time into a new server, and copy the data from it',
  azurerm_storage_account: 'recover deleted containers within their retention, or copy the data back',
  azurerm_key_vault: 'recover the vault while it is soft-deleted: az keyvault recover',
  google_sql_database_instance: 'restore the backup into a new instance: the old name stays taken for about a week',
  google_storage_bucket:
    'restore soft-deleted objects within their retention, or copy the objects back from <name>-before',
  PersistentVolumeClaim: 'restore a VolumeSnapshot, or bind the retained volume again',
};

/** What to do about data that was lost, or about a change that is refused. */
export function remedyOf(change: Consequential, cause: 'lost' | 'refused'): Remedy {
  if (cause === 'lost')
    return {
      why: irreversibleIn(change)!.reason,
      instead: restores[change.type] ?? 'restore it from your own copy: the objects return empty',
    };
  const refused = change.impacts.find(({ consequence }) => consequence === 'refused')!;
  return {
    why: refused.reason,
    instead:
      change.layer === 'terraform'
        ? 'leave these keys as they are now; a smaller or older one needs a new resource and a copy of the data'
        : 'the object is deleted and made again: the steps say how',
  };
}
