import { EksPodIdentityAssociation } from '@cdktf/provider-aws/lib/eks-pod-identity-association';
import { Construct } from 'constructs';
import { arn } from '../arn';
import { contextOf } from '../context-of';
import { Role, podTrust } from '../role';

interface AutoscalerRightsProps {
  readonly name: string;
  readonly cluster: string;
}

/** Where the Cluster Autoscaler runs. */
const account = { namespace: 'cluster-autoscaler', serviceAccount: 'cluster-autoscaler' };

/** What it looks at; none of these can be had for single resources. */
const seen = [
  'autoscaling:DescribeAutoScalingGroups',
  'autoscaling:DescribeAutoScalingInstances',
  'autoscaling:DescribeLaunchConfigurations',
  'autoscaling:DescribeScalingActivities',
  'autoscaling:DescribeTags',
  'ec2:DescribeImages',
  'ec2:DescribeInstanceTypes',
  'ec2:DescribeLaunchTemplateVersions',
  'ec2:GetInstanceTypesFromInstanceRequirements',
];

/**
 * The right of the Cluster Autoscaler to add and take away nodes of this cluster alone, whose groups EKS itself tags.
 * @see https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/cloudprovider/aws/README.md
 */
export class AutoscalerRights extends Construct {
  constructor(scope: Construct, id: string, { name, cluster }: AutoscalerRightsProps) {
    super(scope, id);
    const { site } = contextOf(this);
    const role = new Role(this, 'Role', {
      name: `${name}-autoscaler`,
      ...podTrust(account),
      permissions: [
        { allow: seen, on: ['*'] },
        { allow: ['eks:DescribeNodegroup'], on: [arn(site, 'eks', `nodegroup/${name}/*/*`)] },
        {
          allow: ['autoscaling:SetDesiredCapacity', 'autoscaling:TerminateInstanceInAutoScalingGroup'],
          on: [arn(site, 'autoscaling', 'autoScalingGroup:*')],
          when: { [`aws:ResourceTag/k8s.io/cluster-autoscaler/${name}`]: ['owned'] },
        },
      ],
    });
    new EksPodIdentityAssociation(this, 'Resource', { clusterName: cluster, ...account, roleArn: role.arn });
  }
}
