import { PrivateEndpoint as Resource } from '@cdktf/provider-azurerm/lib/private-endpoint';
import { Construct } from 'constructs';
import { contextOf } from './context-of';
import type { ZoneName } from './network/tiers';

interface PrivateEndpointProps {
  readonly name: string;
  readonly targetId: string;
  /** Part of the target, as Azure calls it. @see https://learn.microsoft.com/azure/private-link/private-endpoint-overview#private-link-resource */
  readonly part: string;
  readonly zone: ZoneName;
}

/** An address in the network for something that stands outside of it. */
export class PrivateEndpoint extends Construct {
  constructor(scope: Construct, id: string, { name, targetId, part, zone }: PrivateEndpointProps) {
    super(scope, id);
    const { location, resourceGroupName, tags, network } = contextOf(this);
    new Resource(this, 'Resource', {
      name: `${name}-endpoint`,
      location,
      resourceGroupName,
      subnetId: network.subnetId('endpoints'),
      privateServiceConnection: {
        name,
        privateConnectionResourceId: targetId,
        subresourceNames: [part],
        isManualConnection: false,
      },
      privateDnsZoneGroup: { name: 'default', privateDnsZoneIds: [network.zoneId(zone)] },
      tags,
    });
  }
}
