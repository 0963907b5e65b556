import { NetworkWatcherFlowLog } from '@cdktf/provider-azurerm/lib/network-watcher-flow-log';
import { Construct } from 'constructs';
import { Wait } from '../../../cloud/wait';
import { physicalName } from '../../../model/name';
import { contextOf } from '../context-of';
import { facts } from '../facts';
import { resourceId } from '../resource-id';
import { Template } from '../template';

interface FlowLogsProps {
  readonly name: string;
  readonly networkId: string;
  readonly retentionDays: number;
}

/** A storage account for the network watcher, which authenticates by a key, its only method; all other access is denied. */
const account = {
  type: 'Microsoft.Storage/storageAccounts',
  apiVersion: '2023-05-01',
  name: "[parameters('name')]",
  location: "[parameters('location')]",
  kind: 'StorageV2',
  sku: { name: 'Standard_LRS' },
  properties: {
    minimumTlsVersion: 'TLS1_2',
    supportsHttpsTrafficOnly: true,
    allowBlobPublicAccess: false,
    networkAcls: { defaultAction: 'Deny', bypass: 'AzureServices' },
  },
};

/** Who talked to whom in a network. @see https://learn.microsoft.com/azure/network-watcher/vnet-flow-logs-overview */
export class FlowLogs extends Construct {
  constructor(scope: Construct, id: string, { name, networkId, retentionDays }: FlowLogsProps) {
    super(scope, id);
    const { site, location, resourceGroupName, tags } = contextOf(this);
    const storage = physicalName([name, 'flow-logs'], facts.kinds.bucket.name);
    // As a resource of Terraform, it would leave its keys in the state.
    const made = new Template(this, 'Storage', {
      name: storage,
      resources: [account],
      parameters: { name: storage, location },
    });
    // Azure makes the watcher of a region with the first network there, some time after it.
    const watcher = new Wait(this, 'Watcher', {
      after: [made.resource],
      seconds: 60,
      triggers: { network: networkId },
    });
    new NetworkWatcherFlowLog(this, 'Resource', {
      name: `${name}-flow-logs`,
      networkWatcherName: `NetworkWatcher_${location}`,
      resourceGroupName: 'NetworkWatcherRG',
      location,
      targetResourceId: networkId,
      storageAccountId: resourceId(site, 'Microsoft.Storage/storageAccounts', storage, resourceGroupName),
      enabled: true,
      version: 2,
      retentionPolicy: { enabled: true, days: retentionDays },
      tags,
      dependsOn: [watcher.resource],
    });
  }
}
