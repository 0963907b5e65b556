import { MonitorActionGroup } from '@cdktf/provider-azurerm/lib/monitor-action-group';
import { MonitorMetricAlert } from '@cdktf/provider-azurerm/lib/monitor-metric-alert';
import { Construct } from 'constructs';
import { alarmNamed, toldOf, wantedAlarms } from '../../cloud/alarms';
import { once } from '../../cloud/once';
import type { AlarmName, AlarmSeverity } from '../../model/alarms';
import { contextOf } from './context-of';

/** A metric of Azure Monitor and the value that it must not pass. @see https://learn.microsoft.com/azure/azure-monitor/reference/metrics-index */
export interface AzureMetric {
  readonly namespace: string;
  readonly metric: string;
  readonly aggregation: 'Average' | 'Maximum' | 'Total';
  readonly threshold: number;
  /** @default - all of the resource */
  readonly dimensions?: Readonly<Record<string, string>>;
}

/** Azure's own numbers: from 0, critical, to 4. @see https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-overview */
const severities: Readonly<Record<AlarmSeverity, number>> = { critical: 0, warning: 2 };

/** Spans that Azure takes. @see https://learn.microsoft.com/rest/api/monitor/metric-alerts/create-or-update */
const windows = [5, 15, 30, 60];

interface AlarmsProps {
  /** Physical name of what is watched. */
  readonly name: string;
  readonly targetId: string;
  readonly metrics: Partial<Readonly<Record<AlarmName, AzureMetric | undefined>>>;
}

/** Alerts of Azure Monitor on metrics of one resource. */
export class Alarms extends Construct {
  constructor(scope: Construct, id: string, { name: resource, targetId, metrics }: AlarmsProps) {
    super(scope, id);
    const { unit, resourceGroupName, tags } = contextOf(this);
    for (const { name, metric, severity, minutes, description } of wantedAlarms(unit, resource, metrics)) {
      const { namespace, metric: metricName, aggregation, threshold, dimensions = {} } = metric;
      new MonitorMetricAlert(this, name, {
        name: alarmNamed(resource, name),
        resourceGroupName,
        description,
        scopes: [targetId],
        severity: severities[severity],
        frequency: 'PT5M',
        windowSize: `PT${windows.find((span) => span >= minutes) ?? 60}M`.replace('PT60M', 'PT1H'),
        criteria: [
          {
            metricNamespace: namespace,
            metricName,
            aggregation,
            operator: 'GreaterThan',
            threshold,
            dimension: Object.entries(dimensions).map(([dimension, value]) => ({
              name: dimension,
              operator: 'Include',
              values: [value],
            })),
          },
        ],
        action: groupsOf(this, severity).map((actionGroupId) => ({ actionGroupId })),
        tags,
      });
    }
  }
}

/** Action groups that an alert tells. */
function groupsOf(scope: Construct, severity: AlarmSeverity): string[] {
  const context = contextOf(scope);
  const { id, emails, existing } = toldOf(context.unit.context.alarms!, 'azure', severity);
  const own = emails.length > 0 ? [once(context, id, (...at) => new AlarmGroup(...at, { emails })).id] : [];
  return [...own, ...existing];
}

/** An action group that sends alerts by e-mail. */
class AlarmGroup extends Construct {
  readonly id: string;

  constructor(scope: Construct, id: string, { emails }: { readonly emails: readonly string[] }) {
    super(scope, id);
    const { unit, resourceGroupName, tags } = contextOf(this);
    const what = id === 'Told' ? 'alarms' : 'warnings';
    this.id = new MonitorActionGroup(this, 'Resource', {
      name: `${unit.name.replace(/\./g, '-')}-${what}`,
      // At most twelve characters, which begin each message.
      shortName: what,
      resourceGroupName,
      emailReceiver: emails.map((emailAddress, index) => ({
        name: `email-${index}`,
        emailAddress,
        useCommonAlertSchema: true,
      })),
      tags,
    }).id;
  }
}
