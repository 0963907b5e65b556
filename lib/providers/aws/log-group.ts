import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { Construct } from 'constructs';
import { contextOf } from './context-of';

/** Days that CloudWatch can keep logs. @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const retentions = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

interface LogGroupProps {
  readonly name: string;
  /** At least so long; the next span that CloudWatch knows. */
  readonly retentionDays: number;
}

/** Logs in CloudWatch, encrypted by the stack's key. */
export class LogGroup extends Construct {
  readonly resource: CloudwatchLogGroup;
  readonly arn: string;

  constructor(scope: Construct, id: string, { name, retentionDays }: LogGroupProps) {
    super(scope, id);
    this.resource = new CloudwatchLogGroup(this, 'Resource', {
      name,
      retentionInDays: retentions.find((days) => days >= retentionDays) ?? retentions.at(-1),
      kmsKeyId: contextOf(this).key.arn,
    });
    this.arn = this.resource.arn;
  }
}
