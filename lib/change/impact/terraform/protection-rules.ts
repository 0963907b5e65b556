import { exposure, weakens } from './exposure-rule';
import { isOpened } from './exposure-rules';
import {
  type FieldRule,
  always,
  grows,
  isLowered,
  isNoLongerOff,
  isTurnedOff,
  isTurnedOn,
  shrinks,
} from './field-rule';
import type { LeafChange } from './leaf-change';

const aws = 'https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/';
const azurerm = 'https://registry.terraform.io/providers/hashicorp/azurerm/4.55.0/docs/resources/';
const google = 'https://registry.terraform.io/providers/hashicorp/google/6.50.0/docs/resources/';

/** Types of Google that grant a role to a member. */
const granting = [
  'google_project_iam_member',
  'google_storage_bucket_iam_member',
  'google_kms_crypto_key_iam_member',
  'google_pubsub_topic_iam_member',
  'google_pubsub_subscription_iam_member',
  'google_service_account_iam_member',
  'google_secret_manager_secret_iam_member',
  'google_artifact_registry_repository_iam_member',
];

/** What protects a resource less than before. */
export const protectionRules: readonly FieldRule[] = [
  exposure(
    'grant-changed',
    'other rights are granted, or to others',
    'https://cloud.google.com/iam/docs/policies',
    always,
    [
      ...['role', 'member', 'condition'].flatMap((name) => granting.map((type) => `${type}.${name}`)),
      'azurerm_role_assignment.role_definition_name',
      'azurerm_role_assignment.role_definition_id',
      'azurerm_role_assignment.scope',
      'azurerm_role_assignment.principal_id',
      'azurerm_role_assignment.condition',
      'aws_iam_role_policy_attachment.policy_arn',
      'aws_eks_access_policy_association.policy_arn',
      'aws_eks_access_entry.kubernetes_groups',
      'aws_eks_pod_identity_association.role_arn',
      'aws_eks_pod_identity_association.service_account',
      'aws_eks_pod_identity_association.namespace',
    ],
  ),
  exposure('tls-lowered', 'older TLS is taken', `${azurerm}storage_account`, (leaf) => isLowered(withDots(leaf)), [
    'azurerm_storage_account.min_tls_version',
    'azurerm_servicebus_namespace.minimum_tls_version',
    'azurerm_redis_cache.minimum_tls_version',
  ]),
  exposure(
    'encryption-in-transit-off',
    'connections may go without encryption',
    `${google}sql_database_instance`,
    weakens('ALLOW_UNENCRYPTED_AND_ENCRYPTED', 'ENCRYPTED_ONLY', 'TRUSTED_CLIENT_CERTIFICATE_REQUIRED'),
    ['google_sql_database_instance.settings[].ip_configuration[].ssl_mode'],
  ),
  exposure(
    'encryption-in-transit-preferred',
    'connections may go without encryption',
    `${aws}elasticache_replication_group`,
    weakens('preferred', 'required'),
    ['aws_elasticache_replication_group.transit_encryption_mode'],
  ),
  exposure('encryption-off', 'less is encrypted', `${azurerm}storage_account`, isTurnedOff, [
    'azurerm_storage_account.https_traffic_only_enabled',
    'aws_elasticache_replication_group.transit_encryption_enabled',
    'azurerm_kubernetes_cluster.default_node_pool[].host_encryption_enabled',
    'azurerm_kubernetes_cluster_node_pool.host_encryption_enabled',
    'aws_kms_key.enable_key_rotation',
    'aws_sqs_queue.sqs_managed_sse_enabled',
    'aws_launch_template.block_device_mappings[].ebs[].encrypted',
    'google_container_cluster.enable_shielded_nodes',
    'google_container_node_pool.node_config[].shielded_instance_config[].enable_secure_boot',
  ]),
  exposure(
    'metadata-tokens',
    'pods may take the credentials of their node',
    `${aws}launch_template`,
    weakens('optional', 'required'),
    ['aws_launch_template.metadata_options[].http_tokens'],
  ),
  exposure('metadata-hops', 'pods may take the credentials of their node', `${aws}launch_template`, grows, [
    'aws_launch_template.metadata_options[].http_put_response_hop_limit',
  ]),
  exposure('authorization-off', 'more logins are taken', `${azurerm}kubernetes_cluster`, isTurnedOff, [
    'azurerm_kubernetes_cluster.local_account_disabled',
    'azurerm_kubernetes_cluster.azure_active_directory_role_based_access_control[].azure_rbac_enabled',
    'azurerm_key_vault.rbac_authorization_enabled',
    'azurerm_kubernetes_cluster.azure_policy_enabled',
  ]),
  exposure('local-logins-unless-off', 'more logins are taken', `${azurerm}servicebus_namespace`, isNoLongerOff, [
    'azurerm_servicebus_namespace.local_auth_enabled',
    'azurerm_kubernetes_cluster.run_command_enabled',
    'azurerm_postgresql_flexible_server.authentication[].password_auth_enabled',
  ]),
  exposure('local-logins', 'more logins are taken', `${azurerm}servicebus_namespace`, isTurnedOn, [
    'azurerm_managed_redis.default_database[].access_keys_authentication_enabled',
    'google_container_node_pool.node_config[].kubelet_config[].insecure_kubelet_readonly_port_enabled',
  ]),
  exposure('members-added', 'more may use it', `${azurerm}kubernetes_cluster`, isOpened, [
    'azurerm_kubernetes_cluster.azure_active_directory_role_based_access_control[].admin_group_object_ids',
    'aws_elasticache_user.access_string',
    'aws_elasticache_replication_group.user_group_ids',
    'aws_elasticache_user_group.user_ids',
    'aws_db_instance.vpc_security_group_ids',
    'aws_elasticache_replication_group.security_group_ids',
    'aws_vpc_endpoint.policy',
    'azurerm_federated_identity_credential.subject',
    'azurerm_federated_identity_credential.issuer',
    'azurerm_federated_identity_credential.audience',
    'aws_sqs_queue_redrive_allow_policy.redrive_allow_policy',
  ]),
  exposure(
    'recovery-shortened',
    'less can be restored than before',
    `${aws}s3_bucket_versioning`,
    (leaf) => leaf.after === 'Suspended' || isTurnedOff(leaf),
    [
      'aws_s3_bucket_versioning.versioning_configuration[].status',
      'ionoscloud_s3_bucket_versioning.versioning_configuration[].status',
      'google_storage_bucket.versioning[].enabled',
      'azurerm_storage_account.blob_properties[].versioning_enabled',
      'google_sql_database_instance.settings[].backup_configuration[].enabled',
      'google_sql_database_instance.settings[].backup_configuration[].point_in_time_recovery_enabled',
      'aws_db_instance.deletion_protection',
      'google_sql_database_instance.deletion_protection',
      'google_sql_database_instance.settings[].deletion_protection_enabled',
      'google_container_cluster.deletion_protection',
      'google_memorystore_instance.deletion_protection_enabled',
      'google_secret_manager_secret.deletion_protection',
      'aws_elasticache_replication_group.automatic_failover_enabled',
    ],
  ),
  exposure('force-destroy', 'a deletion no longer spares what is in it', `${aws}s3_bucket`, isTurnedOn, [
    'aws_s3_bucket.force_destroy',
    'google_storage_bucket.force_destroy',
    'ionoscloud_s3_bucket.force_destroy',
    'aws_ecr_repository.force_delete',
    'aws_db_instance.skip_final_snapshot',
    'aws_db_instance.delete_automated_backups',
  ]),
  exposure(
    'recovery-window-shortened',
    'a deletion can be taken back for less long',
    `${aws}secretsmanager_secret`,
    shrinks,
    [
      'aws_secretsmanager_secret.recovery_window_in_days',
      'aws_kms_key.deletion_window_in_days',
      'azurerm_storage_account.blob_properties[].delete_retention_policy[].days',
      'azurerm_storage_account.blob_properties[].container_delete_retention_policy[].days',
      'google_storage_bucket.soft_delete_policy[].retention_duration_seconds',
    ],
  ),
];

/** `TLS1_2` as a version. */
function withDots(leaf: LeafChange): LeafChange {
  const dotted = (value: unknown) => String(value).replace(/^TLS/, '').replace('_', '.');
  return { ...leaf, before: dotted(leaf.before), after: dotted(leaf.after) };
}
