import { type FieldRule, always, isLowered, isRaised, isTurnedOff, isTurnedOn, shrinks } from './field-rule';
import type { LeafChange } from './leaf-change';
import { valueOf } from './leaf-change';
import { versionNumbers } from './version';

const rds = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/';
const eks = 'https://docs.aws.amazon.com/eks/latest/userguide/';
const aks = 'https://learn.microsoft.com/azure/aks/';
const gke = 'https://cloud.google.com/kubernetes-engine/docs/';

const clusterVersions = ['aws_eks_cluster.version', 'azurerm_kubernetes_cluster.kubernetes_version'];
const poolVersions = [
  'aws_eks_node_group.version',
  'azurerm_kubernetes_cluster.default_node_pool[].orchestrator_version',
  'azurerm_kubernetes_cluster_node_pool.orchestrator_version',
];

/** Whether a version of Kubernetes leaves out a minor one. */
function skips({ before, after }: LeafChange): boolean {
  const [was, is] = [versionNumbers(String(before)), versionNumbers(String(after))];
  return was !== undefined && is !== undefined && was[0] === is[0] && is[1]! > was[1]! + 1;
}

const engineVersions = ['aws_db_instance.engine_version', 'aws_rds_cluster.engine_version'];

/** What a plan calls in place, and the cloud refuses at apply. */
export const refusalRules: readonly FieldRule[] = [
  {
    rule: 'rds-storage-shrink',
    of: ['aws_db_instance.allocated_storage'],
    holds: shrinks,
    consequence: 'refused',
    says: 'RDS refuses to shrink storage',
    source: `${rds}USER_PIOPS.ModifyingExisting.html`,
  },
  {
    rule: 'rds-downgrade',
    of: engineVersions,
    holds: isLowered,
    consequence: 'refused',
    says: 'RDS refuses to go back to an older version',
    source: `${rds}USER_UpgradeDBInstance.Upgrading.html`,
  },
  {
    rule: 'rds-major-upgrade-without-flag',
    of: engineVersions,
    holds: (leaf, { after }) => isRaised(1)(leaf) && valueOf(after, 'allow_major_version_upgrade') !== true,
    consequence: 'refused',
    says: 'RDS refuses a major upgrade without allow_major_version_upgrade',
    source: `${rds}USER_UpgradeDBInstance.PostgreSQL.MajorVersion.html`,
  },
  {
    rule: 'kubernetes-downgrade',
    of: [...clusterVersions, 'ionoscloud_k8s_cluster.k8s_version', 'google_container_cluster.min_master_version'],
    holds: isLowered,
    consequence: 'refused',
    says: 'a control plane cannot go back to an older minor version',
    source: `${eks}update-cluster.html`,
  },
  {
    rule: 'kubernetes-version-skipped',
    of: [...clusterVersions, 'ionoscloud_k8s_cluster.k8s_version', 'google_container_cluster.min_master_version'],
    holds: skips,
    consequence: 'refused',
    says: 'a control plane goes up by one minor version at a time',
    source: `${aks}upgrade-aks-cluster`,
  },
  {
    rule: 'node-version-lowered',
    of: [...poolVersions, 'ionoscloud_k8s_node_pool.k8s_version'],
    holds: isLowered,
    consequence: 'refused',
    says: 'nodes cannot go back to an older minor version',
    source: `${eks}update-managed-node-group.html`,
  },
  {
    rule: 'eks-encryption-key',
    of: ['aws_eks_cluster.encryption_config[].provider[].key_arn'],
    holds: always,
    consequence: 'refused',
    says: 'EKS refuses another key once secrets are encrypted',
    source: `${eks}enable-kms.html`,
  },
  {
    rule: 'eks-authentication-mode',
    of: ['aws_eks_cluster.access_config[].authentication_mode'],
    holds: ({ before, after }) => before === 'API' || after === 'CONFIG_MAP',
    consequence: 'refused',
    says: 'EKS refuses to go back from access entries',
    source: `${eks}setting-up-access-entries.html`,
  },
  {
    rule: 's3-versioning-off',
    of: ['aws_s3_bucket_versioning.versioning_configuration[].status'],
    holds: ({ before, after }) => before !== 'Disabled' && after === 'Disabled',
    consequence: 'refused',
    says: 'versioning can be suspended, and never disabled',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html',
  },
  {
    rule: 'mysql-downgrade',
    of: ['azurerm_mysql_flexible_server.version'],
    holds: isLowered,
    consequence: 'refused',
    says: 'Azure Database refuses to go back to an older version',
    source: 'https://learn.microsoft.com/azure/mysql/flexible-server/how-to-upgrade',
  },
  {
    rule: 'azure-oidc-issuer-off',
    of: ['azurerm_kubernetes_cluster.oidc_issuer_enabled'],
    holds: isTurnedOff,
    consequence: 'refused',
    says: 'AKS refuses to turn the OIDC issuer off',
    source: `${aks}use-oidc-issuer`,
  },
  {
    rule: 'azure-disk-shrink',
    of: ['azurerm_managed_disk.disk_size_gb'],
    holds: shrinks,
    consequence: 'refused',
    says: 'Azure refuses to shrink a disk',
    source: 'https://learn.microsoft.com/azure/virtual-machines/linux/expand-disks',
  },
  {
    rule: 'key-vault-purge-protection-off',
    of: ['azurerm_key_vault.purge_protection_enabled'],
    holds: isTurnedOff,
    consequence: 'refused',
    says: 'purge protection cannot be turned off',
    source: 'https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview',
  },
  {
    rule: 'key-vault-retention',
    of: ['azurerm_key_vault.soft_delete_retention_days'],
    holds: always,
    consequence: 'refused',
    says: 'the retention of a vault cannot change',
    source: 'https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview',
  },
  {
    rule: 'cloud-sql-downgrade',
    of: ['google_sql_database_instance.database_version'],
    holds: isLowered,
    consequence: 'refused',
    says: 'Cloud SQL refuses to go back to an older major version',
    source: 'https://cloud.google.com/sql/docs/postgres/upgrade-major-db-version-inplace',
  },
  {
    rule: 'memorystore-downgrade',
    of: ['google_memorystore_instance.engine_version'],
    holds: isLowered,
    consequence: 'refused',
    says: 'Memorystore refuses to go back to an older version',
    source: 'https://cloud.google.com/memorystore/docs/valkey/upgrade-instance',
  },
  {
    rule: 'google-retention-locked',
    of: ['google_storage_bucket.retention_policy[].retention_period'],
    holds: (leaf, { before }) => shrinks(leaf) && valueOf(before, 'retention_policy[].is_locked') === true,
    consequence: 'refused',
    says: 'a locked retention can only grow',
    source: 'https://cloud.google.com/storage/docs/bucket-lock',
  },
  {
    rule: 'uniform-access-off',
    of: ['google_storage_bucket.uniform_bucket_level_access'],
    holds: isTurnedOff,
    consequence: 'refused',
    says: 'uniform access cannot be turned off after 90 days',
    source: 'https://cloud.google.com/storage/docs/uniform-bucket-level-access',
  },
  {
    rule: 'log-bucket-locked',
    of: ['google_logging_project_bucket_config.locked'],
    holds: (leaf) => !isTurnedOn(leaf),
    consequence: 'refused',
    says: 'a locked log bucket stays locked',
    source: 'https://cloud.google.com/logging/docs/buckets#locking-logs-buckets',
  },
  {
    rule: 'gke-node-version-lowered',
    of: ['google_container_node_pool.version'],
    holds: isLowered,
    consequence: 'refused',
    says: 'nodes cannot go back by a minor version',
    source: `${gke}how-to/upgrading-a-cluster`,
  },
  {
    rule: 'volume-shrink',
    of: ['aws_ebs_volume.size', 'google_compute_disk.size', 'aws_fsx_lustre_file_system.storage_capacity'],
    holds: shrinks,
    consequence: 'refused',
    says: 'a volume cannot shrink',
    source: 'https://docs.aws.amazon.com/ebs/latest/userguide/ebs-modify-volume.html',
  },
];
