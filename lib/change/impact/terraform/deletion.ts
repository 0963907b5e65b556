import type { ObjectChange } from '../../diff/object-change';
import type { Consequence, Impact } from '../impact';
import { valueOf } from './leaf-change';
import { lossOf } from './loss';
import { knownType } from './tables';

interface Ending {
  readonly types: RegExp;
  readonly consequence: Consequence;
  readonly says: string;
}

/** What ends with a resource that holds no data, the first that fits. */
const endings: readonly Ending[] = [
  { types: /^time_sleep$/, consequence: 'none', says: 'nothing waits any more' },
  {
    types: /_secret_version$/,
    consequence: 'data-loss',
    says: 'its value goes, and pods that read it at their next start do not find it',
  },
  {
    types:
      /_public_access_block$|_bucket_policy$|_ownership_controls$|_encryption_configuration$|_versioning$|management_lock$|_network_security_group_association$|^azurerm_network_security_group$|^azurerm_network_security_rule$|^aws_default_security_group$|^google_compute_firewall$|flow_log$|diagnostic_setting$|^google_logging_project_sink$|_object_lock_configuration$/,
    consequence: 'exposure',
    says: 'what it guarded or recorded no longer is',
  },
  {
    types: /_lifecycle(_configuration|_policy)?$|_management_policy$/,
    consequence: 'cost-up',
    says: 'nothing is deleted by age any more',
  },
  {
    types: /_node_group$|_node_pool$/,
    consequence: 'capacity',
    says: 'its nodes go, and their pods need room elsewhere',
  },
  {
    types: /_replication(_configuration)?$|_accelerate_configuration$|_parameter_group$|_logging$|_kms_alias$/,
    consequence: 'restart-with-downtime',
    says: 'what is set by it no longer holds for what uses it',
  },
  {
    types:
      /_role|_iam_|_policy|_assignment$|_association$|_access_entry$|_credential$|_identity$|_service_account$|_user(_group)?$/,
    consequence: 'restart-with-downtime',
    says: 'what logs in by it is denied',
  },
  {
    types:
      /_vpc|_subnet|_network|_route|_gateway|_nat|_lan$|_endpoint|_eip$|_public_ip$|_dns_|_address$|_security_group|_connection|_router|_domain$/,
    consequence: 'restart-with-downtime',
    says: 'what connects through it no longer can',
  },
];

const source =
  'https://developer.hashicorp.com/terraform/language/resources/configure#how-terraform-applies-a-configuration';

/** What stops, and what is lost, when a resource goes. */
export function deletionImpacts({ type, name, before = {} }: ObjectChange): readonly Impact[] {
  const held = valueOf(before, 'lifecycle[].prevent_destroy') === true;
  const because = `Terraform destroys ${name}${held ? ' (prevent_destroy goes with its block, and does not hold)' : ''}`;
  const lost = lossOf({ type, name, before, because, source });
  if (lost) return [lost];
  const ending = endings.find(({ types }) => types.test(type));
  if (ending) {
    const { consequence, says } = ending;
    return [{ consequence, rule: 'deleted', reason: `${because}: ${says}`, source }];
  }
  return knownType(type)
    ? [
        {
          consequence: 'restart-with-downtime',
          rule: 'deleted',
          reason: `${because}: what uses it stops working`,
          source,
        },
      ]
    : [
        {
          consequence: 'unknown',
          rule: 'unknown-change',
          reason: `${because}, and nothing is known of ${type}`,
          source,
        },
      ];
}
