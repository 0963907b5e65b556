import { EksAccessEntry } from '@cdktf/provider-aws/lib/eks-access-entry';
import { EksAccessPolicyAssociation } from '@cdktf/provider-aws/lib/eks-access-policy-association';
import { Construct } from 'constructs';
import { partition } from '../arn';
import { contextOf } from '../context-of';

interface ClusterAccessProps {
  readonly cluster: string;
  /** ARNs of roles and users. */
  readonly admins: readonly string[];
  readonly viewers: readonly string[];
}

/** Who of IAM may enter a cluster. @see https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html */
export class ClusterAccess extends Construct {
  constructor(scope: Construct, id: string, { cluster, admins, viewers }: ClusterAccessProps) {
    super(scope, id);
    const policies = { Admin: 'AmazonEKSClusterAdminPolicy', Viewer: 'AmazonEKSViewPolicy' };
    const policyArn = (name: string) =>
      `arn:${partition(contextOf(this).site.region)}:eks::aws:cluster-access-policy/${name}`;
    const enter = (role: keyof typeof policies) => (principalArn: string, index: number) => {
      const entry = new EksAccessEntry(this, `${role}${index}`, { clusterName: cluster, principalArn });
      new EksAccessPolicyAssociation(this, `${role}Policy${index}`, {
        clusterName: cluster,
        principalArn: entry.principalArn,
        policyArn: policyArn(policies[role]),
        accessScope: { type: 'cluster' },
      });
    };
    admins.forEach(enter('Admin'));
    viewers.forEach(enter('Viewer'));
  }
}
