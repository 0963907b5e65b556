import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { Construct } from 'constructs';
import { contextOf } from '../context-of';

interface VpcEndpointsProps {
  readonly name: string;
  readonly vpcId: string;
  readonly cidr: string;
  readonly subnetIds: string[];
  readonly routeTableIds: string[];
  /** Services beside S3, which costs nothing. */
  readonly services: readonly string[];
}

/** Ways to services of AWS that stay in the network. */
export class VpcEndpoints extends Construct {
  constructor(scope: Construct, id: string, props: VpcEndpointsProps) {
    super(scope, id);
    const { name, vpcId, cidr, subnetIds, routeTableIds, services } = props;
    const { region } = contextOf(this).site;
    const serviceName = (service: string) => `com.amazonaws.${region}.${service}`;
    new VpcEndpoint(this, 'S3', {
      vpcId,
      serviceName: serviceName('s3'),
      vpcEndpointType: 'Gateway',
      routeTableIds,
      tags: { Name: `${name}-s3` },
    });
    if (services.length === 0) return;

    const group = new SecurityGroup(this, 'SecurityGroup', {
      name: `${name}-endpoints`,
      description: 'Endpoints of AWS services',
      vpcId,
    });
    new VpcSecurityGroupIngressRule(this, 'Https', {
      securityGroupId: group.id,
      cidrIpv4: cidr,
      ipProtocol: 'tcp',
      fromPort: 443,
      toPort: 443,
    });
    for (const service of services)
      new VpcEndpoint(this, `Interface-${service}`, {
        vpcId,
        serviceName: serviceName(service),
        vpcEndpointType: 'Interface',
        privateDnsEnabled: true,
        subnetIds,
        securityGroupIds: [group.id],
        tags: { Name: `${name}-${service}` },
      });
  }
}
