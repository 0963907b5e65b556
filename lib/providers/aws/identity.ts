import { EksPodIdentityAssociation } from '@cdktf/provider-aws/lib/eks-pod-identity-association';
import { Construct } from 'constructs';
import type { IdentityProps } from '../../cloud/cloud';
import type { Handed } from '../../cloud/connection';
import { Role, podTrust } from './role';

/** An IAM role that the pods of one service assume. */
export class PodIdentity extends Construct implements Handed {
  readonly outputs = {};
  readonly secrets = {};

  constructor(scope: Construct, id: string, { name, workload, permissions, boundary }: IdentityProps) {
    super(scope, id);
    const { cluster, namespace, serviceAccount } = workload;
    const role = new Role(this, 'Role', { name, ...podTrust(workload), permissions, boundary });
    new EksPodIdentityAssociation(this, 'Resource', {
      clusterName: cluster,
      namespace,
      serviceAccount,
      roleArn: role.arn,
    });
  }
}
