import { type FieldRule, always, isRaised } from './field-rule';

const nodes = (says: string) => `${says}: nodes are made anew one after the other, and pods move`;

/** Arguments of a launch template that a new version of it has, which its node group then rolls to. */
const inTemplate = [
  'block_device_mappings',
  ...['delete_on_termination', 'encrypted', 'iops', 'kms_key_id', 'volume_size', 'volume_type'].map(
    (name) => `block_device_mappings[].ebs[].${name}`,
  ),
  'description',
  'ebs_optimized',
  'iam_instance_profile',
  'image_id',
  'instance_type',
  'key_name',
  'metadata_options',
  ...['http_endpoint', 'http_put_response_hop_limit', 'http_tokens'].map((name) => `metadata_options[].${name}`),
  'monitoring',
  'network_interfaces',
  'placement',
  'tag_specifications',
  'tag_specifications[].tags',
  'user_data',
  'vpc_security_group_ids',
];

/** What rolls the nodes of a cluster, or its control plane. */
export const nodeRules: readonly FieldRule[] = [
  {
    rule: 'eks-addon',
    of: ['aws_eks_addon.addon_version', 'aws_eks_addon.configuration_values'],
    holds: always,
    consequence: 'rolling-restart',
    says: 'the pods of the add-on are replaced one after the other',
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/updating-an-add-on.html',
  },
  {
    rule: 'eks-version',
    of: ['aws_eks_cluster.version'],
    holds: isRaised(),
    consequence: 'rolling-restart',
    says: 'the control plane is upgraded while it answers, and cannot go back',
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/update-cluster.html',
  },
  {
    rule: 'eks-nodes',
    of: [
      'aws_eks_node_group.version',
      'aws_eks_node_group.release_version',
      'aws_eks_node_group.launch_template[].version',
      ...inTemplate.map((name) => `aws_launch_template.${name}`),
    ],
    holds: always,
    consequence: 'rolling-restart',
    says: nodes('the node group rolls'),
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/managed-node-update-behavior.html',
  },
  {
    rule: 'aks-version',
    of: ['azurerm_kubernetes_cluster.kubernetes_version'],
    holds: isRaised(),
    consequence: 'rolling-restart',
    says: 'the control plane is upgraded, and cannot go back',
    source: 'https://learn.microsoft.com/azure/aks/upgrade-aks-cluster',
  },
  {
    rule: 'aks-nodes',
    of: [
      'azurerm_kubernetes_cluster.default_node_pool[].only_critical_addons_enabled',
      ...[
        'vm_size',
        'max_pods',
        'os_disk_size_gb',
        'os_disk_type',
        'os_sku',
        'zones',
        'vnet_subnet_id',
        'host_encryption_enabled',
        'orchestrator_version',
      ].flatMap((name) => [
        `azurerm_kubernetes_cluster.default_node_pool[].${name}`,
        `azurerm_kubernetes_cluster_node_pool.${name}`,
      ]),
    ],
    holds: always,
    consequence: 'rolling-restart',
    says: nodes(
      'the pool is rotated, through a temporary one where temporary_name_for_rotation is set, and otherwise refused',
    ),
    source:
      'https://registry.terraform.io/providers/hashicorp/azurerm/4.55.0/docs/resources/kubernetes_cluster#temporary_name_for_rotation-1',
  },
  {
    rule: 'gke-version',
    of: ['google_container_cluster.min_master_version'],
    holds: isRaised(),
    consequence: 'rolling-restart',
    says: 'the control plane is upgraded; a zonal one does not answer meanwhile',
    source: 'https://cloud.google.com/kubernetes-engine/docs/concepts/cluster-upgrades',
  },
  {
    rule: 'gke-nodes',
    of: [
      'google_container_node_pool.version',
      ...[
        'machine_type',
        'disk_size_gb',
        'disk_type',
        'image_type',
        'kubelet_config',
        'gvnic',
        'workload_metadata_config',
        'gcfs_config',
      ].map((name) => `google_container_node_pool.node_config[].${name}`),
      'google_container_node_pool.node_config[].kubelet_config[].insecure_kubelet_readonly_port_enabled',
      'google_container_node_pool.node_config[].workload_metadata_config[].mode',
      'google_container_node_pool.node_config[].gvnic[].enabled',
      'google_container_node_pool.node_config[].gcfs_config[].enabled',
    ],
    holds: always,
    consequence: 'rolling-restart',
    says: nodes('the pool rolls'),
    source: 'https://cloud.google.com/kubernetes-engine/docs/concepts/node-pool-upgrade-strategies',
  },
];
