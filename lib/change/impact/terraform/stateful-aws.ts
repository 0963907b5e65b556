import { isOn, refuses, unlessForced, finalSnapshot, window, withoutPersistence } from './guards';
import type { Stateful } from './stateful-type';

const aws = 'https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/';

/** Types of aws whose deletion loses data, and the guards of each. */
export const awsStateful: Readonly<Record<string, Stateful>> = {
  aws_db_instance: {
    holds: 'the databases of the instance',
    guards: [refuses('deletion_protection', 'RDS'), finalSnapshot('final_snapshot_identifier')],
    source: `${aws}db_instance#deletion_protection-1`,
  },
  aws_rds_cluster: {
    holds: 'the databases of the cluster',
    guards: [refuses('deletion_protection', 'RDS'), finalSnapshot('final_snapshot_identifier')],
    source: `${aws}rds_cluster`,
  },
  aws_db_instance_automated_backups_replication: {
    holds: 'the backups in the other region',
    guards: [],
    source: `${aws}db_instance_automated_backups_replication`,
  },
  aws_dynamodb_table: {
    holds: 'the items of the table',
    guards: [refuses('deletion_protection_enabled', 'DynamoDB')],
    source: `${aws}dynamodb_table`,
  },
  aws_elasticache_replication_group: {
    holds: 'what the cache keeps',
    guards: [
      finalSnapshot('final_snapshot_identifier'),
      withoutPersistence('snapshot_retention_limit', (value) => !(Number(value) > 0)),
    ],
    source: `${aws}elasticache_replication_group#final_snapshot_identifier-1`,
  },
  aws_s3_bucket: {
    holds: 'the objects of the bucket',
    guards: [unlessForced('force_destroy', 'deletion of a bucket')],
    nameLock:
      'its name is of all accounts: it may take hours until it can be used again, and another account may take it',
    source: `${aws}s3_bucket#force_destroy-1`,
  },
  aws_ebs_volume: {
    holds: 'the data of the volume',
    guards: [window('final_snapshot', isOn, 'a final snapshot remains')],
    source: `${aws}ebs_volume`,
  },
  aws_efs_file_system: { holds: 'the files of the file system', guards: [], source: `${aws}efs_file_system` },
  aws_ecr_repository: {
    holds: 'the images of the repository',
    guards: [unlessForced('force_delete', 'deletion of a repository')],
    source: `${aws}ecr_repository#force_delete-1`,
  },
  aws_kms_key: {
    holds: 'all that is encrypted with the key',
    guards: [
      window(
        'deletion_window_in_days',
        (value) => value === undefined || Number(value) >= 7,
        'the key is disabled at once, and its deletion can be cancelled within the window (30 days unless set); then all that is encrypted with it is lost',
      ),
    ],
    source: `${aws}kms_key#deletion_window_in_days-1`,
  },
  aws_secretsmanager_secret: {
    holds: 'the values of the secret',
    guards: [
      window(
        'recovery_window_in_days',
        (value) => value === undefined || Number(value) > 0,
        'the secret can be restored within the window (30 days unless set)',
      ),
    ],
    nameLock: 'its name is taken until the recovery window ends',
    source: `${aws}secretsmanager_secret#recovery_window_in_days-1`,
  },
  aws_sqs_queue: {
    holds: 'the messages in the queue',
    guards: [],
    nameLock: 'its name can be used again only after 60 seconds',
    source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteQueue.html',
  },
  aws_sns_topic: { holds: 'the subscriptions, and messages on their way', guards: [], source: `${aws}sns_topic` },
  aws_cloudwatch_log_group: {
    holds: 'the logs of the group',
    guards: [window('skip_destroy', isOn, 'Terraform only forgets it')],
    source: `${aws}cloudwatch_log_group#skip_destroy-1`,
  },
  aws_eks_cluster: {
    holds: 'all objects of the cluster, with what is kept only in it',
    guards: [refuses('deletion_protection', 'EKS')],
    source: `${aws}eks_cluster`,
  },
};
