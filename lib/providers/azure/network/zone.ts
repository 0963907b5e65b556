import { PrivateDnsZone } from '@cdktf/provider-azurerm/lib/private-dns-zone';
import { PrivateDnsZoneVirtualNetworkLink } from '@cdktf/provider-azurerm/lib/private-dns-zone-virtual-network-link';
import { Construct } from 'constructs';
import { contextOf } from '../context-of';

interface PrivateZoneProps {
  readonly name: string;
  readonly networkId: string;
}

/** Names that only one network knows. */
export class PrivateZone extends Construct {
  constructor(scope: Construct, id: string, { name, networkId }: PrivateZoneProps) {
    super(scope, id);
    const { resourceGroupName, tags } = contextOf(this);
    const zone = new PrivateDnsZone(this, 'Resource', { name, resourceGroupName, tags });
    new PrivateDnsZoneVirtualNetworkLink(this, 'Link', {
      name: 'network',
      resourceGroupName,
      privateDnsZoneName: zone.name,
      virtualNetworkId: networkId,
      registrationEnabled: false,
      tags,
    });
  }
}
