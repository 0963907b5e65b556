import { NetworkSecurityGroup } from '@cdktf/provider-azurerm/lib/network-security-group';
import { NetworkSecurityRule } from '@cdktf/provider-azurerm/lib/network-security-rule';
import { Subnet as Resource } from '@cdktf/provider-azurerm/lib/subnet';
import { SubnetNatGatewayAssociation } from '@cdktf/provider-azurerm/lib/subnet-nat-gateway-association';
import { SubnetNetworkSecurityGroupAssociation } from '@cdktf/provider-azurerm/lib/subnet-network-security-group-association';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import { contextOf } from '../context-of';
import type { Tier } from './tiers';

interface SubnetProps extends Tier {
  readonly name: string;
  readonly network: string;
  /** Block of the network. */
  readonly cidr: string;
  /** @default - the subnet is delegated, or needs no egress */
  readonly natGatewayId?: string;
  readonly openPorts: readonly number[];
}

const any = { sourcePortRange: '*', destinationAddressPrefix: '*' } as const;

/** A subnet with its security group and NAT gateway. */
export class Subnet extends Construct {
  constructor(scope: Construct, id: string, props: SubnetProps) {
    super(scope, id);
    const { name, network, cidr, block, service, natGatewayId } = props;
    const { location, resourceGroupName, tags } = contextOf(this);
    const subnet = new Resource(this, 'Resource', {
      name,
      resourceGroupName,
      virtualNetworkName: network,
      addressPrefixes: [Fn.cidrsubnet(cidr, 4, block)],
      // A service with a delegated subnet has its own egress.
      defaultOutboundAccessEnabled: service !== undefined,
      privateEndpointNetworkPolicies: 'NetworkSecurityGroupEnabled',
      delegation: service ? [{ name: 'service', serviceDelegation: delegation(service) }] : undefined,
    });
    const group = new NetworkSecurityGroup(this, 'SecurityGroup', {
      name: `${network}-${name}`,
      location,
      resourceGroupName,
      tags,
    });
    for (const rule of rulesOf(props))
      new NetworkSecurityRule(this, `Rule-${rule.name}`, {
        ...rule,
        networkSecurityGroupName: group.name,
        resourceGroupName,
      });
    new SubnetNetworkSecurityGroupAssociation(this, 'Rules', {
      subnetId: subnet.id,
      networkSecurityGroupId: group.id,
    });
    if (natGatewayId) new SubnetNatGatewayAssociation(this, 'Nat', { subnetId: subnet.id, natGatewayId });
  }
}

function delegation(name: string) {
  return { name, actions: ['Microsoft.Network/virtualNetworks/subnets/join/action'] };
}

/** What may enter, beside what Azure lets in by itself: the network, and probes of load balancers. */
function rulesOf({ ports, openPorts }: SubnetProps) {
  const open = {
    ...any,
    name: 'Internet',
    priority: 100,
    direction: 'Inbound',
    access: 'Allow',
    protocol: 'Tcp',
    sourceAddressPrefix: 'Internet',
    destinationPortRanges: openPorts.map(String),
  };
  const network = { ...any, direction: 'Inbound', sourceAddressPrefix: 'VirtualNetwork' };
  const inside = ports && [
    { ...network, name: 'Network', priority: 200, access: 'Allow', protocol: 'Tcp', destinationPortRanges: [...ports] },
    { ...network, name: 'Closed', priority: 4096, access: 'Deny', protocol: '*', destinationPortRange: '*' },
  ];
  return [...(openPorts.length > 0 ? [open] : []), ...(inside ?? [])];
}
