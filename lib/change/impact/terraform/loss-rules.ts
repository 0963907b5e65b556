import { type FieldRule, always, shrinks } from './field-rule';

/** Changes in place that delete data. */
export const lossRules: readonly FieldRule[] = [
  {
    rule: 'backups-off',
    of: ['aws_db_instance.backup_retention_period'],
    holds: ({ before, after }) => Number(before ?? 0) > 0 && Number(after ?? 0) === 0,
    consequence: 'data-loss',
    says: 'RDS deletes all automated backups',
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html',
  },
  {
    rule: 'retention-shortened',
    of: [
      'aws_db_instance.backup_retention_period',
      'aws_db_instance_automated_backups_replication.retention_period',
      'aws_cloudwatch_log_group.retention_in_days',
      'aws_elasticache_replication_group.snapshot_retention_limit',
      'aws_sqs_queue.message_retention_seconds',
      'azurerm_postgresql_flexible_server.backup_retention_days',
      'azurerm_mysql_flexible_server.backup_retention_days',
      'azurerm_log_analytics_workspace.retention_in_days',
      'google_logging_project_bucket_config.retention_days',
      'google_sql_database_instance.settings[].backup_configuration[].backup_retention_settings[].retained_backups',
      'google_sql_database_instance.settings[].backup_configuration[].transaction_log_retention_days',
    ],
    holds: shrinks,
    consequence: 'data-loss',
    says: 'what is older than that is deleted',
    source:
      'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html',
  },
  {
    rule: 'cache-shards',
    of: ['google_memorystore_instance.mode'],
    holds: always,
    consequence: 'data-loss',
    says: 'what the cache keeps does not move along',
    source: 'https://cloud.google.com/memorystore/docs/valkey/cluster-mode-enabled-and-disabled',
  },
];
