import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import type { Construct } from 'constructs';
import { contextOf } from './context-of';

interface DeployerRight {
  readonly target: string;
  readonly role: string;
}

/**
 * A right of the principals that apply the stacks: of `deployers`, or else of the principal that applies first, which later ones do not replace.
 */
export function admitDeployers(scope: Construct, id: string, { target, role }: DeployerRight): RoleAssignment[] {
  const { site, terraform } = contextOf(scope);
  const { deployers = [] } = site;
  const grant = { scope: target, roleDefinitionName: role };
  if (deployers.length > 0)
    return deployers.map((principalId) => new RoleAssignment(scope, `${id}-${principalId}`, { ...grant, principalId }));
  const lifecycle = { ignoreChanges: ['principal_id'] };
  return [new RoleAssignment(scope, id, { ...grant, principalId: terraform.objectId, lifecycle })];
}
