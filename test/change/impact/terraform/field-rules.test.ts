import type { ObjectBody } from '../../../../lib/change/diff/object-change';
import { allFieldRules } from '../../../../lib/change/impact/terraform/field-rules';
import { impactsOf } from './change';

/** Rule, attribute, a change that it is about, and whether the way back is, too. */
type Example = readonly [rule: string, of: string, before: unknown, after: unknown, back?: 'too', more?: ObjectBody];

const key = (name: string) => `arn:aws:kms:us-east-1:111111111111:key/${name}`;
const gke = 'google_container_cluster';
const pool = 'google_container_node_pool';
const sql = 'google_sql_database_instance.settings[]';
const aks = 'azurerm_kubernetes_cluster';
const versioning = 'aws_s3_bucket_versioning.versioning_configuration[].status';

const examples: readonly Example[] = [
  ['backups-off', 'aws_db_instance.backup_retention_period', 7, 0],
  ['retention-shortened', 'google_pubsub_subscription.message_retention_duration', '1209600s', '345600s'],
  ['objects-expire-sooner', 'aws_s3_bucket_lifecycle_configuration.rule[].expiration[].days', 90, 30],
  ['objects-expire-otherwise', 'aws_s3_bucket_lifecycle_configuration.rule[].filter[].prefix', 'a/', '', 'too'],
  ['objects-expire', 'aws_s3_bucket_lifecycle_configuration.rule[].status', 'Disabled', 'Enabled'],
  ['cache-shards', 'google_memorystore_instance.mode', 'CLUSTER_DISABLED', 'CLUSTER', 'too'],
  ['rds-storage-shrink', 'aws_db_instance.allocated_storage', 200, 100],
  ['rds-downgrade', 'aws_db_instance.engine_version', '16.4', '16.3'],
  ['rds-major-upgrade-without-flag', 'aws_db_instance.engine_version', '16.4', '17'],
  ['kubernetes-downgrade', `${aks}.kubernetes_version`, '1.35', '1.34'],
  ['kubernetes-version-skipped', 'aws_eks_cluster.version', '1.33', '1.35'],
  ['node-version-lowered', 'aws_eks_node_group.version', '1.35', '1.34'],
  ['eks-encryption-key', 'aws_eks_cluster.encryption_config[].provider[].key_arn', key('a'), key('b'), 'too'],
  ['eks-authentication-mode', 'aws_eks_cluster.access_config[].authentication_mode', 'API', 'API_AND_CONFIG_MAP'],
  ['s3-versioning-off', versioning, 'Enabled', 'Disabled'],
  ['mysql-downgrade', 'azurerm_mysql_flexible_server.version', '8.4', '8.0'],
  ['azure-oidc-issuer-off', `${aks}.oidc_issuer_enabled`, true, false],
  ['key-vault-purge-protection-off', 'azurerm_key_vault.purge_protection_enabled', true, false],
  ['key-vault-retention', 'azurerm_key_vault.soft_delete_retention_days', 90, 30, 'too'],
  ['cloud-sql-downgrade', 'google_sql_database_instance.database_version', 'POSTGRES_16', 'POSTGRES_15'],
  ['memorystore-downgrade', 'google_memorystore_instance.engine_version', 'VALKEY_8_0', 'VALKEY_7_2'],
  ['uniform-access-off', 'google_storage_bucket.uniform_bucket_level_access', true, false],
  ['log-bucket-locked', 'google_logging_project_bucket_config.locked', true, false],
  ['gke-node-version-lowered', `${pool}.version`, '1.35', '1.34'],
  ['egress-changed', `${aks}.network_profile[].outbound_type`, 'loadBalancer', 'userAssignedNATGateway', 'too'],
  ['rds-instance-class', 'aws_db_instance.instance_class', 'db.m7g.large', 'db.m7g.xlarge', 'too'],
  ['rds-upgrade', 'aws_db_instance.engine_version', '16.3', '16.4'],
  ['rds-restart', 'aws_db_instance.port', 5432, 5433, 'too'],
  ['rds-backups-on-or-off', 'aws_db_instance.backup_retention_period', 0, 7, 'too'],
  ['database-password', 'google_sql_user.password_wo_version', 1, 2, 'too'],
  ['elasticache-node-type', 'aws_elasticache_replication_group.node_type', 'cache.t4g.small', 'cache.r7g.large', 'too'],
  ['elasticache-engine', 'aws_elasticache_replication_group.engine', 'redis', 'valkey', 'too'],
  [
    'elasticache-encryption-mode',
    'aws_elasticache_replication_group.transit_encryption_mode',
    'required',
    'preferred',
    'too',
  ],
  ['kms-key-of-data', 'aws_sqs_queue.kms_master_key_id', key('a'), key('b'), 'too'],
  ['postgres-flexible-restart', 'azurerm_postgresql_flexible_server.zone', '1', '2', 'too'],
  ['mysql-flexible-restart', 'azurerm_mysql_flexible_server.zone', '1', '2', 'too'],
  ['database-parameter', 'azurerm_postgresql_flexible_server_configuration.value', 'on', 'off', 'too'],
  ['cloud-sql-restart', `${sql}.tier`, 'db-custom-2-7680', 'db-custom-4-26624', 'too'],
  [
    'cloud-sql-network',
    `${sql}.ip_configuration[].ssl_mode`,
    'ENCRYPTED_ONLY',
    'ALLOW_UNENCRYPTED_AND_ENCRYPTED',
    'too',
  ],
  ['memorystore-scaling', 'google_memorystore_instance.shard_count', 1, 2, 'too'],
  ['network-path-closed', 'aws_vpc.enable_dns_support', true, false],
  ['eks-addon', 'aws_eks_addon.addon_version', 'v1.0.0-eksbuild.1', 'v1.1.0-eksbuild.1', 'too'],
  ['eks-version', 'aws_eks_cluster.version', '1.34', '1.35'],
  ['eks-nodes', 'aws_launch_template.metadata_options[].http_tokens', 'optional', 'required', 'too'],
  ['aks-version', `${aks}.kubernetes_version`, '1.34', '1.35'],
  ['aks-nodes', `${aks}.default_node_pool[].os_disk_size_gb`, 50, 100, 'too'],
  ['gke-version', `${gke}.min_master_version`, '1.34', '1.35'],
  ['gke-nodes', `${pool}.node_config[].disk_type`, 'pd-ssd', 'pd-balanced', 'too'],
  ['ingress-opened', 'aws_vpc_security_group_ingress_rule.cidr_ipv4', '10.0.0.0/8', '0.0.0.0/0'],
  ['ingress-allowed', 'azurerm_network_security_rule.access', 'Deny', 'Allow'],
  ['network-rule-order', 'azurerm_network_security_rule.priority', 100, 200, 'too'],
  ['firewall-disabled', 'google_compute_firewall.disabled', false, true],
  ['firewall-targets', 'google_compute_firewall.target_tags', ['a'], ['b'], 'too'],
  ['public-endpoint', 'aws_db_instance.publicly_accessible', false, true],
  ['public-unless-off', 'azurerm_storage_account.public_network_access_enabled', false, undefined],
  ['public-network-access', 'azurerm_managed_redis.public_network_access', 'Disabled', 'Enabled'],
  [
    'allowed-addresses',
    'aws_eks_cluster.vpc_config[].public_access_cidrs',
    ['10.0.0.0/8'],
    ['10.0.0.0/8', '192.0.2.0/24'],
  ],
  ['network-rules-allow', 'azurerm_storage_account.network_rules[].default_action', 'Deny', 'Allow'],
  ['private-off', `${gke}.private_cluster_config[].enable_private_endpoint`, true, false],
  ['public-access-block-off', 'aws_s3_bucket_public_access_block.block_public_acls', true, false],
  ['public-access-prevention', 'google_storage_bucket.public_access_prevention', 'enforced', 'inherited'],
  [
    'object-ownership',
    'aws_s3_bucket_ownership_controls.rule[].object_ownership',
    'BucketOwnerEnforced',
    'ObjectWriter',
  ],
  ['container-access', 'azurerm_storage_container.container_access_type', 'private', 'blob'],
  ['grant-changed', 'google_project_iam_member.role', 'roles/viewer', 'roles/owner', 'too'],
  ['tls-lowered', 'azurerm_storage_account.min_tls_version', 'TLS1_2', 'TLS1_0'],
  [
    'encryption-in-transit-off',
    `${sql}.ip_configuration[].ssl_mode`,
    'ENCRYPTED_ONLY',
    'ALLOW_UNENCRYPTED_AND_ENCRYPTED',
  ],
  [
    'encryption-in-transit-preferred',
    'aws_elasticache_replication_group.transit_encryption_mode',
    'required',
    'preferred',
  ],
  ['encryption-off', 'azurerm_storage_account.https_traffic_only_enabled', true, false],
  ['metadata-tokens', 'aws_launch_template.metadata_options[].http_tokens', 'required', 'optional'],
  ['metadata-hops', 'aws_launch_template.metadata_options[].http_put_response_hop_limit', 1, 2],
  ['authorization-off', `${aks}.local_account_disabled`, true, false],
  ['local-logins', `${pool}.node_config[].kubelet_config[].insecure_kubelet_readonly_port_enabled`, false, true],
  ['local-logins-unless-off', 'azurerm_servicebus_namespace.local_auth_enabled', false, undefined],
  ['members-added', 'aws_elasticache_user_group.user_ids', ['a'], ['a', 'b']],
  ['recovery-shortened', versioning, 'Enabled', 'Suspended'],
  ['force-destroy', 'aws_s3_bucket.force_destroy', false, true],
  ['recovery-window-shortened', 'aws_secretsmanager_secret.recovery_window_in_days', 30, 0],
  ['size-larger', 'azurerm_postgresql_flexible_server.sku_name', 'GP_Standard_D2ds_v5', 'GP_Standard_D4ds_v5'],
  ['size-smaller', 'aws_db_instance.instance_class', 'db.m7g.2xlarge', 'db.m7g.large'],
  ['size-other', 'aws_db_instance.instance_class', 'db.m7g.large', 'db.r7g.large', 'too'],
  ['more-of-it', 'aws_eks_node_group.scaling_config[].max_size', 3, 5],
  ['fewer-of-it', 'aws_eks_node_group.scaling_config[].max_size', 5, 3],
  ['storage-larger', `${sql}.disk_size`, 100, 200],
  ['storage-smaller', 'aws_cloudwatch_log_group.retention_in_days', 90, 30],
  ['standby-on', 'aws_db_instance.multi_az', false, true],
  ['standby-off', 'aws_db_instance.multi_az', true, false],
  ['availability-zonal', `${sql}.availability_type`, 'REGIONAL', 'ZONAL'],
  ['spot', 'aws_eks_node_group.capacity_type', 'ON_DEMAND', 'SPOT'],
  ['tier-lowered', `${aks}.sku_tier`, 'Standard', 'Free'],
  ['sku-tier', `${aks}.sku_tier`, 'Standard', 'Premium', 'too'],
  ['taints-and-labels', 'aws_eks_node_group.labels', { a: 'b' }, { a: 'c' }, 'too'],
  ['queue-limits', 'azurerm_servicebus_queue.lock_duration', 'PT5M', 'PT1M'],
  [
    'google-retention-locked',
    'google_storage_bucket.retention_policy[].retention_period',
    200,
    100,
    undefined,
    { retention_policy: { is_locked: true } },
  ],
];

/** Rules of types that no table has, which are about relatives of what is made here. */
const relatives = ['azure-disk-shrink', 'volume-shrink'];

function bodyOf(path: readonly string[], value: unknown, body: ObjectBody = {}): ObjectBody {
  const [name = '', ...rest] = path;
  if (rest.length === 0) return value === undefined ? body : { ...body, [name]: value };
  return { ...body, [name]: bodyOf(rest, value, (body[name] ?? {}) as ObjectBody) };
}

function rulesOf([, of, before, after, , more]: Example): string[] {
  const [type = '', ...at] = of.split('.');
  const path = at.join('.').split('[].');
  return impactsOf(type, bodyOf(path, before, more), bodyOf(path, after, more)).map(({ rule }) => rule);
}

test.each(examples.map((example) => ({ rule: example[0], of: example[1], example })))(
  '$rule is found at $of',
  ({ example }) => {
    expect(rulesOf(example)).toContain(example[0]);
  },
);

const oneWay = examples.filter(([, , , , back]) => back === undefined);

test.each(oneWay.map((example) => ({ rule: example[0], example })))(
  '$rule is not found on the way back',
  ({ rule, example }) => {
    const [, of, before, after, back, more] = example;
    expect(rulesOf([rule, of, after, before, back, more])).not.toContain(rule);
  },
);

test('every rule has an example', () => {
  const shown = [...examples.map(([rule]) => rule), ...relatives];
  expect(allFieldRules.map(({ rule }) => rule).filter((rule) => !shown.includes(rule))).toEqual([]);
});

test('every rule has a source, and names no attribute twice', () => {
  for (const { source, of } of allFieldRules) {
    expect(source).toMatch(/^https:\/\//);
    expect(new Set(of).size).toBe(of.length);
  }
});
