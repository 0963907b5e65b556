import { Fn, Token } from 'cdktf';
import { Construct } from 'constructs';
import type { Permission } from '../../cloud/connection';
import { Template } from './template';

/** The one access policy that Azure Managed Redis has; no role of Azure stands for it. @see https://learn.microsoft.com/azure/redis/entra-for-authentication */
const policy = 'access policy default of Azure Managed Redis';

/** The right to use a cache. */
export function policyOf(cacheId: string): Permission {
  return { allow: [policy], on: [cacheId] };
}

/** Whether a right is one to a cache, and not a role of Azure. */
export function isPolicy(role: string): boolean {
  return role === policy;
}

const assignment = {
  type: 'Microsoft.Cache/redisEnterprise/databases/accessPolicyAssignments',
  apiVersion: '2025-07-01',
  name: "[concat(parameters('cache'), '/default/', parameters('user'))]",
  properties: { accessPolicyName: 'default', user: { objectId: "[parameters('user')]" } },
};

interface CacheAccessProps {
  readonly name: string;
  readonly cacheId: string;
  /** Object id of an identity. */
  readonly principalId: string;
}

/** The right of an identity to use a cache; the release of the provider in use has no resource for it. */
export class CacheAccess extends Construct {
  constructor(scope: Construct, id: string, { name, cacheId, principalId }: CacheAccessProps) {
    super(scope, id);
    const part = (index: number) => Token.asString(Fn.element(Fn.split('/', cacheId), index));
    new Template(this, 'Template', {
      name,
      // `/subscriptions/<account>/resourceGroups/<group>/providers/Microsoft.Cache/redisEnterprise/<name>`
      resourceGroupName: part(4),
      resources: [assignment],
      parameters: { cache: part(8), user: principalId },
    });
  }
}
