import { DataAwsSubnets } from '@cdktf/provider-aws/lib/data-aws-subnets';
import { DataAwsVpc } from '@cdktf/provider-aws/lib/data-aws-vpc';
import { DefaultSecurityGroup } from '@cdktf/provider-aws/lib/default-security-group';
import { Vpc as Resource } from '@cdktf/provider-aws/lib/vpc';
import { Construct } from 'constructs';
import type { Defined, Referred } from '../../../cloud/cloud';
import type { Connection } from '../../../cloud/connection';
import type { NetworkOptions } from '../../../model/kinds/network';
import { contextOf } from '../context-of';
import { facts } from '../facts';
import { VpcEndpoints } from './endpoints';
import { FlowLogs } from './flow-logs';
import { Subnets } from './subnets';

/** A virtual private cloud with a public and a private subnet a zone. */
export class Vpc extends Construct implements Connection<'network'> {
  readonly outputs;
  readonly secrets = {};

  constructor(scope: Construct, id: string, { name, cidr, zones, nat, flowLogs, native }: NetworkOptions & Defined) {
    super(scope, id);
    const options = facts.kinds.network.options.parse(native);
    const vpc = new Resource(this, 'Resource', {
      cidrBlock: cidr,
      enableDnsHostnames: true,
      enableDnsSupport: true,
      tags: { Name: name },
      lifecycle: contextOf(this).lifecycle,
    });
    // Resources without a security group must not be reachable by the default one.
    new DefaultSecurityGroup(this, 'DefaultSecurityGroup', { vpcId: vpc.id, tags: { Name: `${name}-closed` } });

    const { privateSubnetIds, routeTableIds } = new Subnets(this, 'Subnets', { name, vpcId: vpc.id, cidr, zones, nat });
    new VpcEndpoints(this, 'Endpoints', {
      name,
      vpcId: vpc.id,
      cidr,
      subnetIds: privateSubnetIds,
      routeTableIds,
      services: options.endpoints,
    });
    if (flowLogs) {
      const { flowLogRetentionDays: retentionDays, flowLogTraffic: traffic } = options;
      new FlowLogs(this, 'FlowLogs', { name, vpcId: vpc.id, retentionDays, traffic });
    }
    this.outputs = { id: vpc.id };
  }
}

/** A virtual private cloud that exists, by its id or Name; its subnets have the tag Tier, `private` or `public`. */
export class ExistingVpc extends Construct implements Connection<'network'> {
  readonly outputs;
  readonly secrets = {};
  readonly id: string;
  readonly cidr: string;

  constructor(scope: Construct, id: string, { name }: Pick<Referred, 'name'>) {
    super(scope, id);
    const vpc = new DataAwsVpc(
      this,
      'Resource',
      /^vpc-[0-9a-f]+$/.test(name) ? { id: name } : { tags: { Name: name } },
    );
    this.id = vpc.id;
    this.cidr = vpc.cidrBlock;
    this.outputs = { id: vpc.id };
  }

  /** Ids of the subnets that nothing reaches from outside, looked up when first asked for. */
  get privateSubnetIds(): string[] {
    const found = this.node.tryFindChild('PrivateSubnets') as DataAwsSubnets | undefined;
    const filter = [{ name: 'vpc-id', values: [this.id] }];
    return (found ?? new DataAwsSubnets(this, 'PrivateSubnets', { filter, tags: { Tier: 'private' } })).ids;
  }
}
