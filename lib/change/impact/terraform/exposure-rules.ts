import { parseCidr } from './cidr';
import { exposure, weakens } from './exposure-rule';
import { type FieldRule, always, isNoLongerOff, isTurnedOff, isTurnedOn } from './field-rule';
import type { LeafChange } from './leaf-change';

const aws = 'https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/';
const azurerm = 'https://registry.terraform.io/providers/hashicorp/azurerm/4.55.0/docs/resources/';
const google = 'https://registry.terraform.io/providers/hashicorp/google/6.50.0/docs/resources/';

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
const texts = (value: unknown): string[] => JSON.stringify(value ?? '').match(/[\w.:/*-]+/g) ?? [];

/** Whether addresses, ports or members are let in that were not. */
export function isOpened({ before, after }: LeafChange): boolean {
  const known = texts(before);
  return texts(after).some((one) => !known.includes(one) && !isInside(one, known));
}

/** Whether a block lies in one that was let in before. */
function isInside(address: string, known: readonly string[]): boolean {
  const inner = parseCidr(address);
  return known.some((one) => {
    const outer = parseCidr(one);
    return inner !== undefined && outer !== undefined && outer.first <= inner.first && inner.last <= outer.last;
  });
}

/** Whether a list of those who are let in is taken away, so that all are. */
const isListRemoved = ({ before, after }: LeafChange) =>
  listed(before).some((one) => one !== undefined) && (after === undefined || JSON.stringify(after) === '[]');

const opensOrEmpties = (leaf: LeafChange) => isOpened(leaf) || isListRemoved(leaf);

const ingress = [
  'cidr_ipv4',
  'cidr_ipv6',
  'prefix_list_id',
  'referenced_security_group_id',
  'from_port',
  'to_port',
  'ip_protocol',
];

/** What opens a resource to more, or protects it less. */
export const exposureRules: readonly FieldRule[] = [
  exposure('ingress-opened', 'more may connect', `${aws}vpc_security_group_ingress_rule`, isOpened, [
    ...ingress.map((name) => `aws_vpc_security_group_ingress_rule.${name}`),
    'aws_security_group.ingress',
    'aws_security_group.ingress[].cidr_blocks',
    'aws_security_group.ingress[].from_port',
    'aws_security_group.ingress[].to_port',
    'azurerm_network_security_rule.source_address_prefix',
    'azurerm_network_security_rule.source_address_prefixes',
    'azurerm_network_security_rule.destination_port_range',
    'azurerm_network_security_rule.destination_port_ranges',
    'azurerm_network_security_rule.protocol',
    'azurerm_network_security_group.security_rule',
    'google_compute_firewall.source_ranges',
    'google_compute_firewall.allow',
    'google_compute_firewall.allow[].ports',
    'google_compute_firewall.allow[].protocol',
  ]),
  exposure(
    'ingress-allowed',
    'what was denied is allowed',
    `${azurerm}network_security_rule`,
    ({ after }) => after === 'Allow',
    ['azurerm_network_security_rule.access'],
  ),
  exposure('network-rule-order', 'another rule may win', `${azurerm}network_security_rule`, always, [
    'azurerm_network_security_rule.priority',
    'google_compute_firewall.priority',
  ]),
  exposure('firewall-disabled', 'a rule no longer holds', `${google}compute_firewall`, isTurnedOn, [
    'google_compute_firewall.disabled',
  ]),
  exposure('firewall-targets', 'the rule is about other machines', `${google}compute_firewall`, always, [
    'google_compute_firewall.target_tags',
    'google_compute_firewall.target_service_accounts',
    'google_compute_firewall.source_tags',
    'google_compute_firewall.source_service_accounts',
  ]),
  exposure('public-endpoint', 'it can be reached from the internet', `${aws}eks_cluster`, isTurnedOn, [
    'aws_db_instance.publicly_accessible',
    'aws_subnet.map_public_ip_on_launch',
    'azurerm_container_registry.anonymous_pull_enabled',
    'azurerm_container_registry.admin_enabled',
    'google_container_cluster.master_authorized_networks_config[].gcp_public_cidrs_access_enabled',
    'google_container_cluster.enable_legacy_abac',
    'cloudflare_worker.subdomain[].enabled',
    'cloudflare_worker.subdomain[].previews_enabled',
    'ionoscloud_lan.public',
  ]),
  exposure('public-unless-off', 'it can be reached from the internet', `${azurerm}storage_account`, isNoLongerOff, [
    'aws_eks_cluster.vpc_config[].endpoint_public_access',
    'azurerm_postgresql_flexible_server.public_network_access_enabled',
    'azurerm_mysql_flexible_server.public_network_access_enabled',
    'azurerm_storage_account.public_network_access_enabled',
    'azurerm_key_vault.public_network_access_enabled',
    'azurerm_servicebus_namespace.public_network_access_enabled',
    'azurerm_container_registry.public_network_access_enabled',
    'azurerm_storage_account.allow_nested_items_to_be_public',
    'azurerm_storage_account.shared_access_key_enabled',
    'google_sql_database_instance.settings[].ip_configuration[].ipv4_enabled',
  ]),
  exposure(
    'public-network-access',
    'it can be reached from the internet',
    `${azurerm}managed_redis`,
    ({ after }) => after === 'Enabled',
    ['azurerm_managed_redis.public_network_access', 'azurerm_mysql_flexible_server.public_network_access'],
  ),
  exposure('allowed-addresses', 'more addresses may connect', `${aws}eks_cluster`, opensOrEmpties, [
    'aws_eks_cluster.vpc_config[].public_access_cidrs',
    'azurerm_kubernetes_cluster.api_server_access_profile[].authorized_ip_ranges',
    'google_container_cluster.master_authorized_networks_config[].cidr_blocks',
    'google_container_cluster.master_authorized_networks_config[].cidr_blocks[].cidr_block',
    'google_sql_database_instance.settings[].ip_configuration[].authorized_networks',
    'ionoscloud_k8s_cluster.api_subnet_allow_list',
    'azurerm_storage_account.network_rules[].ip_rules',
    'azurerm_key_vault.network_acls[].ip_rules',
  ]),
  exposure(
    'network-rules-allow',
    'all networks may connect',
    `${azurerm}storage_account`,
    ({ after }) => after === 'Allow',
    ['azurerm_storage_account.network_rules[].default_action', 'azurerm_key_vault.network_acls[].default_action'],
  ),
  exposure('private-off', 'it can be reached from outside of its network', `${google}container_cluster`, isTurnedOff, [
    'google_container_cluster.private_cluster_config[].enable_private_endpoint',
    'google_container_cluster.private_cluster_config[].enable_private_nodes',
  ]),
  exposure(
    'public-access-block-off',
    'objects may be made public',
    `${aws}s3_bucket_public_access_block`,
    isTurnedOff,
    [
      ...['aws_s3', 'ionoscloud_s3'].flatMap((prefix) =>
        ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets'].map(
          (name) => `${prefix}_bucket_public_access_block.${name}`,
        ),
      ),
    ],
  ),
  exposure(
    'public-access-prevention',
    'objects may be made public',
    `${google}storage_bucket`,
    weakens('inherited', 'enforced'),
    ['google_storage_bucket.public_access_prevention'],
  ),
  exposure(
    'object-ownership',
    'lists of access of single objects count again',
    `${aws}s3_bucket_ownership_controls`,
    weakens('ObjectWriter', 'BucketOwnerPreferred', 'BucketOwnerEnforced'),
    ['aws_s3_bucket_ownership_controls.rule[].object_ownership'],
  ),
  exposure(
    'container-access',
    'blobs may be read without a login',
    `${azurerm}storage_container`,
    weakens('container', 'blob', 'private'),
    ['azurerm_storage_container.container_access_type'],
  ),
];
