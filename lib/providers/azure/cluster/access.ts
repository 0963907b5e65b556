import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { Construct } from 'constructs';
import { admitDeployers } from '../deployers';

interface ClusterAccessProps {
  readonly clusterId: string;
  /** Object ids of Entra groups. */
  readonly viewers: readonly string[];
}

/** Who of Entra may enter a cluster, beside its groups of administrators. @see https://learn.microsoft.com/azure/aks/manage-azure-rbac */
export class ClusterAccess extends Construct {
  constructor(scope: Construct, id: string, { clusterId, viewers }: ClusterAccessProps) {
    super(scope, id);
    admitDeployers(this, 'Terraform', {
      target: clusterId,
      role: 'Azure Kubernetes Service RBAC Cluster Admin',
    });
    viewers.forEach((principalId) => {
      new RoleAssignment(this, `Viewer-${principalId}`, {
        scope: clusterId,
        roleDefinitionName: 'Azure Kubernetes Service RBAC Reader',
        principalId,
        principalType: 'Group',
      });
    });
  }
}
