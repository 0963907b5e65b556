import { FlowLog } from '@cdktf/provider-aws/lib/flow-log';
import { Construct } from 'constructs';
import { LogGroup } from '../log-group';
import { Role } from '../role';

interface FlowLogsProps {
  readonly name: string;
  readonly vpcId: string;
  readonly retentionDays: number;
  readonly traffic: 'ALL' | 'ACCEPT' | 'REJECT';
}

/** @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html */
const actions = ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogGroups', 'logs:DescribeLogStreams'];

/** Who talked to whom in a network. */
export class FlowLogs extends Construct {
  constructor(scope: Construct, id: string, { name, vpcId, retentionDays, traffic }: FlowLogsProps) {
    super(scope, id);
    const { arn } = new LogGroup(this, 'Logs', { name: `/aws/vpc/${name}`, retentionDays });
    const role = new Role(this, 'Role', {
      // A role's name has at most 64 characters.
      name: `${name.slice(0, 54)}-flow-logs`,
      service: 'vpc-flow-logs.amazonaws.com',
      permissions: [{ allow: actions, on: [arn, `${arn}:*`] }],
    });
    new FlowLog(this, 'Resource', { vpcId, logDestination: arn, iamRoleArn: role.arn, trafficType: traffic });
  }
}
