import { type FieldRule, always, grows, isTurnedOff, isTurnedOn, shrinks } from './field-rule';
import type { LeafChange } from './leaf-change';
import { compareSizes } from './size';

const pricing = {
  aws: 'https://aws.amazon.com/pricing/',
  azurerm: 'https://azure.microsoft.com/pricing/',
  google: 'https://cloud.google.com/pricing',
};

const sizes = [
  'aws_db_instance.instance_class',
  'aws_elasticache_replication_group.node_type',
  'aws_launch_template.instance_type',
  'aws_eks_node_group.instance_types',
  'azurerm_postgresql_flexible_server.sku_name',
  'azurerm_mysql_flexible_server.sku_name',
  'azurerm_kubernetes_cluster.default_node_pool[].vm_size',
  'azurerm_kubernetes_cluster_node_pool.vm_size',
  'azurerm_managed_redis.sku_name',
  'google_sql_database_instance.settings[].tier',
  'google_container_node_pool.node_config[].machine_type',
  'google_memorystore_instance.node_type',
];

const counts = [
  'aws_eks_node_group.scaling_config[].min_size',
  'aws_eks_node_group.scaling_config[].max_size',
  'aws_eks_node_group.scaling_config[].desired_size',
  'aws_elasticache_replication_group.num_cache_clusters',
  'aws_elasticache_replication_group.replicas_per_node_group',
  'aws_elasticache_replication_group.num_node_groups',
  'azurerm_kubernetes_cluster.default_node_pool[].min_count',
  'azurerm_kubernetes_cluster.default_node_pool[].max_count',
  'azurerm_kubernetes_cluster.default_node_pool[].node_count',
  'azurerm_kubernetes_cluster_node_pool.min_count',
  'azurerm_kubernetes_cluster_node_pool.max_count',
  'azurerm_kubernetes_cluster_node_pool.node_count',
  'azurerm_servicebus_namespace.capacity',
  'google_container_node_pool.autoscaling[].total_min_node_count',
  'google_container_node_pool.autoscaling[].total_max_node_count',
  'google_container_node_pool.autoscaling[].min_node_count',
  'google_container_node_pool.autoscaling[].max_node_count',
  'google_container_node_pool.node_count',
  'google_container_cluster.cluster_autoscaling[].resource_limits[].maximum',
  'google_container_cluster.cluster_autoscaling[].resource_limits[].minimum',
  'google_memorystore_instance.shard_count',
  'google_memorystore_instance.replica_count',
  'ionoscloud_k8s_node_pool.node_count',
  'ionoscloud_k8s_node_pool.auto_scaling[].min_node_count',
  'ionoscloud_k8s_node_pool.auto_scaling[].max_node_count',
];

const storage = [
  'aws_db_instance.allocated_storage',
  'aws_db_instance.max_allocated_storage',
  'aws_db_instance.iops',
  'aws_db_instance.storage_throughput',
  'aws_launch_template.block_device_mappings[].ebs[].volume_size',
  'azurerm_postgresql_flexible_server.storage_mb',
  'azurerm_kubernetes_cluster.default_node_pool[].os_disk_size_gb',
  'azurerm_kubernetes_cluster_node_pool.os_disk_size_gb',
  'google_sql_database_instance.settings[].disk_size',
  'google_container_node_pool.node_config[].disk_size_gb',
  'aws_db_instance.backup_retention_period',
  'aws_cloudwatch_log_group.retention_in_days',
  'azurerm_log_analytics_workspace.retention_in_days',
  'google_logging_project_bucket_config.retention_days',
];

const standby = [
  'aws_db_instance.multi_az',
  'aws_elasticache_replication_group.multi_az_enabled',
  'azurerm_managed_redis.high_availability_enabled',
];

const larger = ({ before, after }: LeafChange) => compareSizes(first(before), first(after)) === 'larger';
const smaller = ({ before, after }: LeafChange) => compareSizes(first(before), first(after)) === 'smaller';
const otherSize = ({ before, after }: LeafChange) => compareSizes(first(before), first(after)) === 'other';
const first = (value: unknown) => (Array.isArray(value) ? (value as unknown[])[0] : value);

/** What there is more or less of, and what it costs. */
export const capacityRules: readonly FieldRule[] = [
  {
    rule: 'size-larger',
    of: sizes,
    holds: larger,
    consequence: 'cost-up',
    says: 'a larger size costs more',
    source: pricing.aws,
  },
  {
    rule: 'size-smaller',
    of: sizes,
    holds: smaller,
    consequence: 'capacity',
    says: 'a smaller size has less room, and costs less',
    source: pricing.aws,
  },
  {
    rule: 'size-other',
    of: sizes,
    holds: otherSize,
    consequence: 'cost-up',
    says: 'another family has another price: it may cost more',
    source: pricing.google,
  },
  {
    rule: 'more-of-it',
    of: counts,
    holds: grows,
    consequence: 'cost-up',
    says: 'more of it costs more, or may',
    source: pricing.google,
  },
  {
    rule: 'fewer-of-it',
    of: counts,
    holds: shrinks,
    consequence: 'capacity',
    says: 'there is less room for what runs',
    source: pricing.google,
  },
  {
    rule: 'storage-larger',
    of: storage,
    holds: grows,
    consequence: 'cost-up',
    says: 'more storage costs more, and most storage never shrinks',
    source: pricing.azurerm,
  },
  {
    rule: 'storage-smaller',
    of: storage,
    holds: shrinks,
    consequence: 'cost-down',
    says: 'less storage costs less',
    source: pricing.azurerm,
  },
  {
    rule: 'standby-on',
    of: standby,
    holds: isTurnedOn,
    consequence: 'cost-up',
    says: 'a standby costs about as much again',
    source: pricing.aws,
  },
  {
    rule: 'standby-off',
    of: standby,
    holds: isTurnedOff,
    consequence: 'capacity',
    says: 'without a standby, the loss of a zone is downtime',
    source: pricing.aws,
  },
  {
    rule: 'availability-zonal',
    of: ['google_sql_database_instance.settings[].availability_type'],
    holds: ({ after }) => after === 'ZONAL',
    consequence: 'capacity',
    says: 'without a standby, the loss of a zone is downtime',
    source: pricing.google,
  },
  {
    rule: 'spot',
    of: [
      'aws_eks_node_group.capacity_type',
      'azurerm_kubernetes_cluster_node_pool.priority',
      'google_container_node_pool.node_config[].spot',
    ],
    holds: ({ after }) => /spot|true/i.test(String(after)),
    consequence: 'capacity',
    says: 'nodes may be taken away at any time',
    source: pricing.aws,
  },
  {
    rule: 'tier-lowered',
    of: ['azurerm_kubernetes_cluster.sku_tier', 'azurerm_container_registry.sku'],
    holds: ({ after }) => after === 'Free' || after === 'Basic',
    consequence: 'capacity',
    says: 'the lowest tier promises no availability, and allows less',
    source: 'https://learn.microsoft.com/azure/aks/free-standard-pricing-tiers',
  },
  {
    rule: 'sku-tier',
    of: [
      'azurerm_kubernetes_cluster.sku_tier',
      'azurerm_servicebus_namespace.sku',
      'azurerm_storage_account.account_replication_type',
      'azurerm_log_analytics_workspace.sku',
      'azurerm_container_registry.sku',
      'azurerm_storage_account.access_tier',
      'google_storage_bucket.storage_class',
      'aws_db_instance.storage_type',
    ],
    holds: always,
    consequence: 'cost-up',
    says: 'another tier has another price: it may cost more',
    source: pricing.azurerm,
  },
  {
    rule: 'taints-and-labels',
    of: [
      'aws_eks_node_group.taint',
      'aws_eks_node_group.taint[].key',
      'aws_eks_node_group.taint[].value',
      'aws_eks_node_group.taint[].effect',
      'aws_eks_node_group.labels',
      'azurerm_kubernetes_cluster_node_pool.node_labels',
      'google_container_node_pool.node_config[].labels',
      'google_container_node_pool.node_config[].taint',
      'ionoscloud_k8s_node_pool.labels',
    ],
    holds: always,
    consequence: 'capacity',
    says: 'other pods may be placed on the nodes than before',
    source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/',
  },
  {
    rule: 'queue-limits',
    of: [
      'aws_sqs_queue.visibility_timeout_seconds',
      'google_pubsub_subscription.ack_deadline_seconds',
      'azurerm_servicebus_queue.lock_duration',
    ],
    holds: shrinks,
    consequence: 'capacity',
    says: 'a worker has less time for a message, and what takes longer is delivered twice',
    source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html',
  },
];
