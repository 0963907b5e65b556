import { MonitoringAlertPolicy } from '@cdktf/provider-google/lib/monitoring-alert-policy';
import { MonitoringNotificationChannel } from '@cdktf/provider-google/lib/monitoring-notification-channel';
import { Construct } from 'constructs';
import { alarmNamed, toldOf, wantedAlarms } from '../../cloud/alarms';
import { once } from '../../cloud/once';
import type { AlarmName, AlarmSeverity } from '../../model/alarms';
import { contextOf } from './context-of';

/** A metric of Cloud Monitoring and the value that it must not pass. @see https://cloud.google.com/monitoring/api/metrics_gcp */
export interface GoogleMetric {
  readonly metric: string;
  /** Type of the monitored resource, and labels that find the one that is watched. */
  readonly resource: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Whether labels are regular expressions. @default false */
  readonly matching?: boolean;
  readonly threshold: number;
  /** How values of five minutes become one. @default 'ALIGN_MAX' */
  readonly aligner?: 'ALIGN_MAX' | 'ALIGN_MEAN' | 'ALIGN_DELTA';
  /** Whether series are added up. @default false */
  readonly added?: boolean;
}

interface AlarmsProps {
  /** Physical name of what is watched. */
  readonly name: string;
  readonly metrics: Partial<Readonly<Record<AlarmName, GoogleMetric | undefined>>>;
}

/** Alert policies of Cloud Monitoring on one resource. */
export class Alarms extends Construct {
  constructor(scope: Construct, id: string, { name: resource, metrics }: AlarmsProps) {
    super(scope, id);
    const { unit, labels, ready } = contextOf(this);
    for (const { name, metric, severity, minutes, description } of wantedAlarms(unit, resource, metrics)) {
      new MonitoringAlertPolicy(this, name, {
        displayName: alarmNamed(resource, name),
        combiner: 'OR',
        severity: severity.toUpperCase(),
        documentation: { content: description, mimeType: 'text/markdown' },
        conditions: [
          {
            displayName: name,
            conditionThreshold: {
              filter: filterOf(metric),
              comparison: 'COMPARISON_GT',
              thresholdValue: metric.threshold,
              duration: `${minutes * 60}s`,
              aggregations: [
                {
                  alignmentPeriod: '300s',
                  perSeriesAligner: metric.aligner ?? 'ALIGN_MAX',
                  ...(metric.added && { crossSeriesReducer: 'REDUCE_SUM' }),
                },
              ],
            },
          },
        ],
        notificationChannels: channelsOf(this, severity),
        userLabels: labels,
        dependsOn: ready,
      });
    }
  }
}

/** @see https://cloud.google.com/monitoring/api/v3/filters */
function filterOf({ metric, resource, labels, matching }: GoogleMetric): string {
  const found = Object.entries(labels).map(([label, value]) => {
    const text = `"${value}"`;
    return `resource.labels.${label} = ${matching ? `monitoring.regex.full_match(${text})` : text}`;
  });
  return [`metric.type = "${metric}"`, `resource.type = "${resource}"`, ...found].join(' AND ');
}

/** Channels that a policy tells. */
function channelsOf(scope: Construct, severity: AlarmSeverity): string[] | undefined {
  const context = contextOf(scope);
  const { id, emails, existing } = toldOf(context.unit.context.alarms!, 'google', severity);
  const own = emails.length > 0 ? once(context, id, (...at) => new AlarmChannels(...at, { emails })).ids : [];
  const all = [...own, ...existing];
  return all.length > 0 ? all : undefined;
}

/** Channels that send alarms by e-mail. */
class AlarmChannels extends Construct {
  readonly ids: readonly string[];

  constructor(scope: Construct, id: string, { emails }: { readonly emails: readonly string[] }) {
    super(scope, id);
    const { unit, labels, ready } = contextOf(this);
    this.ids = emails.map(
      (address, index) =>
        new MonitoringNotificationChannel(this, `Email${index}`, {
          displayName: `${unit.name} ${address}`,
          type: 'email',
          labels: { email_address: address },
          userLabels: labels,
          dependsOn: ready,
        }).id,
    );
  }
}
