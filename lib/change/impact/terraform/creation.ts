import type { ObjectBody, ObjectChange } from '../../diff/object-change';
import type { Impact } from '../impact';
import { isEverywhere } from './cidr';
import { exposureRules } from './exposure-rules';
import { protectionRules } from './protection-rules';
import { valueOf } from './leaf-change';
import { knownType } from './tables';

/** Types that cost by the hour, or by what they hold. */
const charged =
  /_db_instance$|_rds_cluster|_replication_group$|_eks_cluster$|_node_group$|_node_pool$|_nat_gateway$|_router_nat$|_eip$|_public_ip$|_vpc_endpoint$|_private_endpoint$|_kms_key$|_crypto_key$|_key_vault_key$|_secretsmanager_secret$|_flexible_server$|_managed_redis$|_servicebus_namespace$|_kubernetes_cluster$|_container_cluster$|_sql_database_instance$|_memorystore_instance$|_k8s_cluster$|_log_analytics_workspace$|_bucket$|_storage_account$|_efs_file_system$|_backups_replication$|_container_registry$|_ecr_repository$/;

/** Types that grant rights. */
const grants =
  /_iam_member$|_iam_binding$|_role_assignment$|_iam_role_policy(_attachment)?$|_iam_policy$|_pod_identity_association$|_access_entry$|_access_policy_association$|_federated_identity_credential$/;

/** Types that make something reachable from the internet. */
const publishes =
  /_internet_gateway$|_workers_custom_domain$|_workers_route$|^cloudflare_dns_record$|^azurerm_public_ip$/;

/** Rules of exposure that a new resource can be under. */
const atOnce = ['public-endpoint', 'public-network-access', 'network-rules-allow', 'local-logins'];

/** Rules of what is open unless it is closed. */
const unlessOff = ['public-unless-off'];

const source =
  'https://developer.hashicorp.com/terraform/language/resources/configure#how-terraform-applies-a-configuration';

/** What a new resource brings: a price, an opening, or nothing that is felt. */
export function creationImpacts({ type, name, after = {} }: ObjectChange): readonly Impact[] {
  const told = (consequence: Impact['consequence'], rule: string, reason: string): Impact => ({
    consequence,
    rule,
    reason: `${name} is new${reason}`,
    source,
  });
  const found = [
    ...(charged.test(type) ? [told('cost-up', 'created-charged', ' and costs what it is or holds')] : []),
    ...(grants.test(type) ? [told('exposure', 'created-grant', ' and grants rights that were not there')] : []),
    ...(publishes.test(type)
      ? [told('exposure', 'created-public', ': something can be reached from the internet')]
      : []),
    ...openings(type, after).map((at) => told('exposure', 'created-open', `: ${at} opens it to the internet`)),
  ];
  if (found.length > 0) return found;
  return knownType(type)
    ? [told('none', 'created', ', and nothing depends on it yet')]
    : [told('unknown', 'unknown-change', `, and nothing is known of ${type}`)];
}

function openings(type: string, body: ObjectBody): string[] {
  const own = [...exposureRules, ...protectionRules].flatMap(({ rule, of, holds }) =>
    of
      .filter((attribute) => attribute.startsWith(`${type}.`))
      .map((attribute) => ({ rule, holds, at: attribute.slice(type.length + 1) })),
  );
  const isOpen = ({ rule, holds, at }: (typeof own)[number]) => {
    const value = valueOf(body, at);
    if (unlessOff.includes(rule)) return value !== false;
    if (value === undefined) return false;
    const isWide = rule === 'ingress-opened' && (Array.isArray(value) ? value : [value]).some(isEverywhere);
    const change = {
      layer: 'terraform',
      action: 'create',
      type,
      name: '',
      file: '',
      platform: '',
      fields: [],
    } as const;
    return isWide || (atOnce.includes(rule) && holds({ path: [at], at, after: value }, change));
  };
  return [...new Set(own.filter(isOpen).map(({ at }) => at))];
}
