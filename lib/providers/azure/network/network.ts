import { VirtualNetwork as Resource } from '@cdktf/provider-azurerm/lib/virtual-network';
import { Construct } from 'constructs';
import type { Defined, Referred } from '../../../cloud/cloud';
import type { Connection } from '../../../cloud/connection';
import type { NetworkOptions } from '../../../model/kinds/network';
import { contextOf } from '../context-of';
import { facts } from '../facts';
import { FlowLogs } from './flow-logs';
import { NatGateway } from './nat';
import { Subnet } from './subnet';
import { type Tier, type TierName, type ZoneName, tiers, zones } from './tiers';
import { PrivateZone } from './zone';
import { groupAndName, resourceId } from '../resource-id';

/** A virtual network with subnets for nodes, databases and private endpoints, and the names of what stands in it. */
export class VirtualNetwork extends Construct implements Connection<'network'> {
  readonly outputs;
  readonly secrets = {};

  constructor(scope: Construct, id: string, { name, cidr, flowLogs, native }: NetworkOptions & Defined) {
    super(scope, id);
    const options = facts.kinds.network.options.parse(native);
    const { location, resourceGroupName, tags, lifecycle } = contextOf(this);
    const network = new Resource(this, 'Resource', {
      name,
      location,
      resourceGroupName,
      addressSpace: [cidr],
      dnsServers: options.dnsServers,
      encryption: options.encryption ? { enforcement: 'AllowUnencrypted' } : undefined,
      tags,
      lifecycle,
    });
    const nat = new NatGateway(this, 'Nat', {
      name,
      addresses: options.natAddresses,
      idleMinutes: options.natIdleMinutes,
    });
    for (const [subnet, tier] of Object.entries<Tier>(tiers))
      new Subnet(this, `Subnet-${subnet}`, {
        ...tier,
        name: subnet,
        network: network.name,
        cidr,
        natGatewayId: tier.nat ? nat.id : undefined,
        openPorts: tier.open ? options.openPorts : [],
      });
    for (const [zone, nameOf] of Object.entries(zones))
      new PrivateZone(this, `Zone-${zone}`, { name: nameOf(name), networkId: network.id });
    if (flowLogs)
      new FlowLogs(this, 'FlowLogs', {
        name,
        networkId: network.id,
        retentionDays: options.flowLogRetentionDays,
      });
    this.outputs = { id: network.id };
  }
}

/**
 * A virtual network that exists: `name`, or `group/name`. Its subnets and private DNS zones have the names that Strata uses, and are in its group.
 */
export class ExistingVirtualNetwork extends Construct implements Connection<'network'> {
  readonly outputs;
  readonly secrets = {};
  readonly id: string;
  private readonly name: string;
  private readonly group: string;

  constructor(scope: Construct, id: string, { name: text }: Pick<Referred, 'name'>) {
    super(scope, id);
    const { site } = contextOf(this);
    const { name, group = site.clusterShared } = groupAndName(text);
    this.name = name;
    this.group = group;
    this.id = resourceId(site, 'Microsoft.Network/virtualNetworks', name, group);
    this.outputs = { id: this.id };
  }

  /** The id of one of its subnets. */
  subnetId(name: TierName): string {
    return `${this.id}/subnets/${name}`;
  }

  /** The id of one of its private DNS zones. */
  zoneId(name: ZoneName): string {
    return resourceId(contextOf(this).site, 'Microsoft.Network/privateDnsZones', zones[name](this.name), this.group);
  }
}
