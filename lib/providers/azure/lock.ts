import { ManagementLock } from '@cdktf/provider-azurerm/lib/management-lock';
import { Construct } from 'constructs';

interface LockProps {
  readonly name: string;
  readonly targetId: string;
}

/** A lock that prevents deletion of its target by any tool. @see https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources */
export class Lock extends Construct {
  constructor(scope: Construct, id: string, { name, targetId }: LockProps) {
    super(scope, id);
    new ManagementLock(this, 'Resource', {
      name,
      scope: targetId,
      lockLevel: 'CanNotDelete',
      notes: 'Holds data that deletionProtection keeps',
    });
  }
}
