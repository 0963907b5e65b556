import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { Construct } from 'constructs';
import { contextOf } from './context-of';

interface PrivateAccessProps {
  readonly name: string;
  /** TCP port. */
  readonly port: number;
}

/** A security group that lets the network in on one port, and nothing out. */
export class PrivateAccess extends Construct {
  readonly id: string;

  constructor(scope: Construct, id: string, { name, port }: PrivateAccessProps) {
    super(scope, id);
    const { network } = contextOf(this);
    const group = new SecurityGroup(this, 'Resource', {
      name,
      description: `Port ${port} of ${name}`,
      vpcId: network.id,
    });
    new VpcSecurityGroupIngressRule(this, 'Network', {
      securityGroupId: group.id,
      description: 'The network itself',
      cidrIpv4: network.cidr,
      ipProtocol: 'tcp',
      fromPort: port,
      toPort: port,
    });
    this.id = group.id;
  }
}
