import { NatGateway as Resource } from '@cdktf/provider-azurerm/lib/nat-gateway';
import { NatGatewayPublicIpAssociation } from '@cdktf/provider-azurerm/lib/nat-gateway-public-ip-association';
import { PublicIp } from '@cdktf/provider-azurerm/lib/public-ip';
import { Construct } from 'constructs';
import { contextOf } from '../context-of';

interface NatGatewayProps {
  readonly name: string;
  readonly addresses: number;
  readonly idleMinutes: number;
}

/** NAT gateway of a network, with its own public addresses. @see https://learn.microsoft.com/azure/nat-gateway/nat-overview */
export class NatGateway extends Construct {
  readonly id: string;

  constructor(scope: Construct, id: string, { name, addresses, idleMinutes }: NatGatewayProps) {
    super(scope, id);
    const { location, resourceGroupName, tags } = contextOf(this);
    const gateway = new Resource(this, 'Resource', {
      name,
      location,
      resourceGroupName,
      skuName: 'Standard',
      idleTimeoutInMinutes: idleMinutes,
      tags,
    });
    this.id = gateway.id;
    for (let number = 0; number < addresses; number++) {
      const address = new PublicIp(this, `Address${number}`, {
        name: `${name}-nat-${number}`,
        location,
        resourceGroupName,
        allocationMethod: 'Static',
        sku: 'Standard',
        tags,
      });
      // Dependents of the gateway wait for its address.
      const bound = new NatGatewayPublicIpAssociation(this, `Bound${number}`, {
        natGatewayId: gateway.id,
        publicIpAddressId: address.id,
      });
      this.id = bound.natGatewayId;
    }
  }
}
