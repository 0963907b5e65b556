import { DataAwsAutoscalingGroup } from '@cdktf/provider-aws/lib/data-aws-autoscaling-group';
import { DataAwsAutoscalingGroups } from '@cdktf/provider-aws/lib/data-aws-autoscaling-groups';
import { Construct } from 'constructs';
import { contextOf } from '../context-of';

interface DesiredSizeProps {
  /** Name of the cluster, and of the pool there. */
  readonly cluster: string;
  readonly pool: string;
  readonly min: number;
  readonly max: number;
}

/**
 * How many nodes a pool has to have: as many as its autoscaler last chose, within bounds that may be other than they were. EKS
 * takes no bound beyond the number that a group has, so that number must move with them; to ignore it would keep bounds
 * from ever being moved past it.
 * @see https://github.com/aws/containers-roadmap/issues/1637
 */
export class DesiredSize extends Construct {
  /** An expression, for an argument that takes a number. */
  readonly expression: string;

  constructor(scope: Construct, id: string, { cluster, pool, min, max }: DesiredSizeProps) {
    super(scope, id);
    const { fqn: groups } = groupsOf(this, cluster);
    const one = new DataAwsAutoscalingGroup(this, 'Group', { name: '${each.value}' });
    // EKS names a group for the node group, whose name is the pool's and 26 digits; there is none before the first apply.
    const own = `[for name in ${groups}.names : name if can(regex("^eks-${pool}-[0-9a-f]{26}-", name))]`;
    one.addOverride('for_each', `\${toset(${own})}`);
    const numbers = `concat([0], [for group in values(${one.fqn}) : group.desired_capacity])`;
    this.expression = `\${max(${min}, min(${max}, max(${numbers}...)))}`;
  }
}

/** The groups of all pools of a cluster, looked up once. */
function groupsOf(scope: Construct, cluster: string): DataAwsAutoscalingGroups {
  const context = contextOf(scope);
  const found = context.node.tryFindChild('NodeGroups') as DataAwsAutoscalingGroups | undefined;
  // EKS puts this tag on each.
  const filter = [{ name: 'tag:eks:cluster-name', values: [cluster] }];
  return found ?? new DataAwsAutoscalingGroups(context, 'NodeGroups', { filter });
}
