import { LogAnalyticsWorkspace } from '@cdktf/provider-azurerm/lib/log-analytics-workspace';
import { MonitorDiagnosticSetting } from '@cdktf/provider-azurerm/lib/monitor-diagnostic-setting';
import { Construct } from 'constructs';
import { contextOf } from './context-of';

interface LogsProps {
  readonly name: string;
  readonly targetId: string;
  readonly categories: readonly string[];
  /** At least so long; Azure keeps them for 30 to 730 days. */
  readonly retentionDays: number;
}

/** Logs of one resource in a workspace of Azure Monitor, without access by keys. */
export class Logs extends Construct {
  constructor(scope: Construct, id: string, { name, targetId, categories, retentionDays }: LogsProps) {
    super(scope, id);
    const { location, resourceGroupName, tags } = contextOf(this);
    const workspace = new LogAnalyticsWorkspace(this, 'Resource', {
      name: `${name}-logs`,
      location,
      resourceGroupName,
      sku: 'PerGB2018',
      retentionInDays: Math.min(730, Math.max(30, retentionDays)),
      localAuthenticationEnabled: false,
      tags,
    });
    new MonitorDiagnosticSetting(this, 'Setting', {
      name: 'logs',
      targetResourceId: targetId,
      logAnalyticsWorkspaceId: workspace.id,
      logAnalyticsDestinationType: 'Dedicated',
      enabledLog: categories.map((category) => ({ category })),
    });
  }
}
