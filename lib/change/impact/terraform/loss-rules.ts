import { amountOf } from './amount';
import { type FieldRule, always, shrinks } from './field-rule';
import type { LeafChange } from './leaf-change';

const s3Rules = ['aws_s3_bucket_lifecycle_configuration.rule', 'ionoscloud_s3_bucket_lifecycle_configuration.rule'];

/** Whether objects are deleted sooner than before, or at all. */
const isSooner = ({ before, after, block }: LeafChange) =>
  block === undefined && !(amountOf(after) >= amountOf(before)) && after !== undefined && after !== null;

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
      'azurerm_servicebus_queue.default_message_ttl',
      'azurerm_servicebus_topic.default_message_ttl',
      'azurerm_servicebus_subscription.default_message_ttl',
      'google_pubsub_subscription.message_retention_duration',
      'google_pubsub_topic.message_retention_duration',
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
    rule: 'objects-expire-sooner',
    of: [
      ...s3Rules.flatMap((rule) => [
        `${rule}[].expiration[].days`,
        `${rule}[].noncurrent_version_expiration[].noncurrent_days`,
      ]),
      'google_storage_bucket.lifecycle_rule[].condition[].age',
      'google_storage_bucket.lifecycle_rule[].condition[].days_since_noncurrent_time',
      'azurerm_storage_management_policy.rule[].actions[].base_blob[].delete_after_days_since_modification_greater_than',
      'azurerm_storage_management_policy.rule[].actions[].version[].delete_after_days_since_creation',
      'azurerm_storage_management_policy.rule[].actions[].snapshot[].delete_after_days_since_creation_greater_than',
    ],
    holds: isSooner,
    consequence: 'data-loss',
    says: 'objects and versions that are older go within days',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html',
  },
  {
    rule: 'objects-expire-otherwise',
    of: [
      ...s3Rules.flatMap((rule) => [rule, `${rule}[].expiration`, `${rule}[].prefix`]),
      'aws_s3_bucket_lifecycle_configuration.rule[].filter',
      'aws_s3_bucket_lifecycle_configuration.rule[].filter[].prefix',
      ...s3Rules.map((rule) => `${rule}[].noncurrent_version_expiration`),
      'google_storage_bucket.lifecycle_rule',
      'google_storage_bucket.lifecycle_rule[].action[].type',
      'google_storage_bucket.lifecycle_rule[].condition[].matches_prefix',
      'azurerm_storage_management_policy.rule',
      'azurerm_storage_management_policy.rule[].filters[].prefix_match',
    ],
    holds: ({ block }) => block !== 'removed' && block !== 'one removed',
    consequence: 'data-loss',
    says: 'other objects than before may be deleted by age',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html',
  },
  {
    rule: 'objects-expire',
    of: [...s3Rules, 'azurerm_storage_management_policy.rule'].map(
      (rule) => `${rule}[].${rule.startsWith('azurerm') ? 'enabled' : 'status'}`,
    ),
    holds: ({ after }) => after === 'Enabled' || after === true,
    consequence: 'data-loss',
    says: 'objects are deleted by age',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html',
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
