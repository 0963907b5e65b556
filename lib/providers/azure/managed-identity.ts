import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { DefaultTokenResolver, StringConcat, Tokenization } from 'cdktf';
import { type ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { Permission } from '../../cloud/connection';
import { Wait } from '../../cloud/wait';
import { digest } from '../../model/name';
import { CacheAccess, isPolicy } from './cache-access';
import { contextOf } from './context-of';

/** Until a right holds everywhere, as a rule; Azure promises ten minutes. @see https://learn.microsoft.com/azure/role-based-access-control/troubleshooting#symptom---role-assignment-changes-are-not-being-detected */
export const grantSeconds = 120;

interface ManagedIdentityProps {
  readonly name: string;
  /** Role names on resource ids, or the access policy of a cache. */
  readonly permissions: readonly Permission[];
  /** @default - the group that the environment shares */
  readonly resourceGroupName?: string;
}

/** A user-assigned identity with its roles, and no others. */
export class ManagedIdentity extends Construct {
  readonly id: string;
  readonly clientId: string;
  /** Object id, by which what Azure's roles know nothing of knows it. */
  readonly principalId: string;
  readonly tenantId: string;
  private readonly rights: RoleAssignment[];

  constructor(scope: Construct, id: string, { name, permissions, resourceGroupName }: ManagedIdentityProps) {
    super(scope, id);
    const { location, tags, resourceGroupName: shared } = contextOf(this);
    const identity = new UserAssignedIdentity(this, 'Resource', {
      name,
      location,
      resourceGroupName: resourceGroupName ?? shared,
      tags,
    });
    this.id = identity.id;
    this.clientId = identity.clientId;
    this.principalId = identity.principalId;
    this.tenantId = identity.tenantId;

    const roles = permissions.flatMap(({ allow, on }) =>
      allow.flatMap((role) => on.map((target) => ({ role, target }))),
    );
    const distinct = new Map(roles.map((one) => [this.address(one), one]));
    for (const [address, { role, target }] of distinct)
      if (isPolicy(role))
        new CacheAccess(this, address, {
          name: `${name.slice(0, 50)}-${address.toLowerCase()}`,
          cacheId: target,
          principalId: identity.principalId,
        });
    const ofAzure = [...distinct].filter(([, { role }]) => !isPolicy(role));
    this.rights = ofAzure.map(
      ([address, { role, target }]) =>
        new RoleAssignment(this, address, {
          principalId: identity.principalId,
          principalType: 'ServicePrincipal',
          roleDefinitionName: role,
          scope: target,
        }),
    );
  }

  /** What a resource must come after that starts to use its rights at once: they hold some time after they are given. */
  get ready(): ITerraformDependable[] {
    if (this.rights.length === 0) return [];
    const found = this.node.tryFindChild('Wait') as Wait | undefined;
    return [(found ?? new Wait(this, 'Wait', { after: this.rights, seconds: grantSeconds })).resource];
  }

  /** An id that stays when other roles come and go. */
  private address({ role, target }: { readonly role: string; readonly target: string }): string {
    const resolver = new DefaultTokenResolver(new StringConcat());
    const resolved: unknown = Tokenization.resolve(target, { scope: this, resolver, preparing: false });
    return `Role${digest(JSON.stringify([role, resolved]))}`;
  }
}
