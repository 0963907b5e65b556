import { DataAwsAvailabilityZones } from '@cdktf/provider-aws/lib/data-aws-availability-zones';
import { Eip } from '@cdktf/provider-aws/lib/eip';
import { InternetGateway } from '@cdktf/provider-aws/lib/internet-gateway';
import { NatGateway } from '@cdktf/provider-aws/lib/nat-gateway';
import { Route } from '@cdktf/provider-aws/lib/route';
import { RouteTable } from '@cdktf/provider-aws/lib/route-table';
import { RouteTableAssociation } from '@cdktf/provider-aws/lib/route-table-association';
import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import { subnetCidr } from '../../../cloud/subnet-cidr';
import type { NetworkOptions } from '../../../model/kinds/network';

interface SubnetsProps extends Pick<NetworkOptions, 'cidr' | 'zones' | 'nat'> {
  readonly name: string;
  readonly vpcId: string;
}

/** Where each tier lies among the blocks, and the tag by which EKS finds it. @see https://docs.aws.amazon.com/eks/latest/userguide/network-load-balancing.html */
const tiers = {
  private: { first: 0, tag: 'kubernetes.io/role/internal-elb' },
  public: { first: 8, tag: 'kubernetes.io/role/elb' },
} as const;

type Tier = keyof typeof tiers;

/** Zones in which EKS makes no control plane, by the ids that are the same in each account. @see https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html */
const zonesWithoutClusters = ['use1-az3', 'usw1-az2', 'cac1-az3'];

const internet = '0.0.0.0/0';

/** Public and private subnets with their egress routes. */
export class Subnets extends Construct {
  readonly privateSubnetIds: string[];
  /** Of the private subnets. */
  readonly routeTableIds: string[];

  constructor(scope: Construct, id: string, props: SubnetsProps) {
    super(scope, id);
    const { name, vpcId, nat } = props;
    const zones = this.zones(props.zones);
    const numbers = Array.from({ length: props.zones }, (_, index) => index);

    const gateway = new InternetGateway(this, 'InternetGateway', { vpcId, tags: { Name: name } });
    const open = this.table('Public', { name: `${name}-public`, vpcId }, { gatewayId: gateway.id });
    const publicIds = numbers.map((number) => this.subnet('public', number, props, zones, open));

    const ways = (nat === 'perZone' ? numbers : [0]).map((number) =>
      this.nat(number, `${name}-${number}`, publicIds[number]!, gateway),
    );
    const tables = ways.map((natGatewayId, number) =>
      this.table(`Private${number}`, { name: `${name}-private-${number}`, vpcId }, { natGatewayId }),
    );
    this.routeTableIds = tables;
    this.privateSubnetIds = numbers.map((number) =>
      this.subnet('private', number, props, zones, tables[number] ?? tables[0]!),
    );
  }

  /** Names of zones, which differ from account to account; of two subnets of a tier, none lie in the same one. */
  private zones(number: number): string[] {
    const zones = new DataAwsAvailabilityZones(this, 'Zones', {
      state: 'available',
      filter: [{ name: 'opt-in-status', values: ['opt-in-not-required'] }],
      excludeZoneIds: zonesWithoutClusters,
      lifecycle: {
        postcondition: [
          {
            condition: `\${length(self.names) >= ${number}}`,
            errorMessage: `expected a region with ${number} zones that EKS takes; say fewer zones of the network`,
          },
        ],
      },
    });
    return zones.names;
  }

  private subnet(
    tier: Tier,
    number: number,
    { name, vpcId, cidr }: SubnetsProps,
    zones: string[],
    table: string,
  ): string {
    const { first, tag } = tiers[tier];
    const id = `${tier === 'public' ? 'Public' : 'Private'}Subnet${number}`;
    const subnet = new Subnet(this, id, {
      vpcId,
      availabilityZone: Fn.element(zones, number) as string,
      cidrBlock: subnetCidr(cidr, first + number),
      mapPublicIpOnLaunch: false,
      tags: { Name: `${name}-${tier}-${number}`, Tier: tier, [tag]: '1' },
      // A zone that AWS adds or closes must not move subnets that are there.
      lifecycle: { ignoreChanges: ['availability_zone'] },
    });
    new RouteTableAssociation(this, `${id}Routes`, { subnetId: subnet.id, routeTableId: table });
    return subnet.id;
  }

  private nat(number: number, name: string, subnetId: string, gateway: InternetGateway): string {
    const tags = { Name: name };
    const address = new Eip(this, `Address${number}`, { domain: 'vpc', tags });
    return new NatGateway(this, `Nat${number}`, { allocationId: address.id, subnetId, tags, dependsOn: [gateway] }).id;
  }

  private table(
    id: string,
    { name, vpcId }: { readonly name: string; readonly vpcId: string },
    out: { readonly gatewayId?: string; readonly natGatewayId?: string },
  ): string {
    const table = new RouteTable(this, `${id}Routes`, { vpcId, tags: { Name: name } });
    new Route(this, `${id}Internet`, { routeTableId: table.id, destinationCidrBlock: internet, ...out });
    return table.id;
  }
}
