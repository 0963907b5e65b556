import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import { Construct } from 'constructs';
import { alarmNamed, toldOf, wantedAlarms } from '../../cloud/alarms';
import { once } from '../../cloud/once';
import type { AlarmName, AlarmSeverity } from '../../model/alarms';
import { arn, iamArn } from './arn';
import { contextOf } from './context-of';
import { conditions, policy, tlsOnly } from './policy';

/** A metric of CloudWatch and the value that it must not pass. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/aws-services-cloudwatch-metrics.html */
export interface AwsMetric {
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: 'Average' | 'Maximum' | 'Minimum' | 'Sum';
  /** `below`: an alarm where the value is less. @default 'above' */
  readonly when?: 'above' | 'below';
  readonly threshold: number;
  /** Whether there is no metric where nothing happens. @default false */
  readonly sparse?: boolean;
}

/** Minutes of one value. */
const period = 5;

interface AlarmsProps {
  /** Physical name of what is watched. */
  readonly name: string;
  readonly metrics: Partial<Readonly<Record<AlarmName, AwsMetric | undefined>>>;
}

/** Alarms of CloudWatch on one resource. */
export class Alarms extends Construct {
  constructor(scope: Construct, id: string, { name: resource, metrics }: AlarmsProps) {
    super(scope, id);
    for (const { name, metric, severity, minutes, description } of wantedAlarms(
      contextOf(this).unit,
      resource,
      metrics,
    )) {
      const actions = actionsOf(this, severity);
      new CloudwatchMetricAlarm(this, name, {
        alarmName: alarmNamed(resource, name),
        alarmDescription: description,
        namespace: metric.namespace,
        metricName: metric.metric,
        dimensions: { ...metric.dimensions },
        statistic: metric.statistic,
        comparisonOperator: metric.when === 'below' ? 'LessThanThreshold' : 'GreaterThanThreshold',
        threshold: metric.threshold,
        period: period * 60,
        evaluationPeriods: minutes / period,
        treatMissingData: metric.sparse ? 'notBreaching' : 'missing',
        alarmActions: actions,
        okActions: actions,
        tags: { Severity: severity },
      });
    }
  }
}

/** Topics that an alarm tells. */
function actionsOf(scope: Construct, severity: AlarmSeverity): string[] | undefined {
  const context = contextOf(scope);
  const { id, emails, existing } = toldOf(context.unit.context.alarms!, 'aws', severity);
  const own = emails.length > 0 ? [once(context, id, (...at) => new AlarmTopic(...at, { emails })).arn] : [];
  const all = [...own, ...existing];
  return all.length > 0 ? all : undefined;
}

/** A topic that sends alarms by e-mail; each address is asked once whether it wants them. */
class AlarmTopic extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { emails }: { readonly emails: readonly string[] }) {
    super(scope, id);
    const { key, site, unit } = contextOf(this);
    const name = `${unit.name.replace(/\./g, '-')}-${id === 'Told' ? 'alarms' : 'warnings'}`;
    const topic = new SnsTopic(this, 'Resource', { name, kmsMasterKeyId: key.arn });
    const own = {
      sid: 'Account',
      actions: ['sns:Publish', 'sns:Subscribe', 'sns:GetTopicAttributes', 'sns:ListSubscriptionsByTopic'],
      resources: [topic.arn],
      principals: [{ type: 'AWS', identifiers: [iamArn(site, 'root')] }],
    };
    const alarms = {
      sid: 'Alarms',
      actions: ['sns:Publish'],
      resources: [topic.arn],
      principals: [{ type: 'Service', identifiers: ['cloudwatch.amazonaws.com'] }],
      condition: conditions({ 'aws:SourceArn': [arn(site, 'cloudwatch', 'alarm:*')] }, 'ArnLike'),
    };
    const document = policy(this, 'PolicyDocument', [own, alarms, tlsOnly('sns:Publish', [topic.arn])]);
    new SnsTopicPolicy(this, 'Policy', { arn: topic.arn, policy: document });
    emails.forEach((endpoint, index) => {
      new SnsTopicSubscription(this, `Email${index}`, { topicArn: topic.arn, protocol: 'email', endpoint });
    });
    this.arn = topic.arn;
  }
}
