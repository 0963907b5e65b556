import { ComputeGlobalAddress } from '@cdktf/provider-google/lib/compute-global-address';
import type { ComputeSubnetwork } from '@cdktf/provider-google/lib/compute-subnetwork';
import { NetworkConnectivityServiceConnectionPolicy } from '@cdktf/provider-google/lib/network-connectivity-service-connection-policy';
import { ServiceNetworkingConnection } from '@cdktf/provider-google/lib/service-networking-connection';
import { Construct } from 'constructs';
import { contextOf } from '../context-of';
import { layout } from './subnets';
import { partName } from '../part-name';

interface ManagedServicesProps {
  readonly name: string;
  readonly networkId: string;
  readonly cidr: string;
  /** Subnet that endpoints stand in. */
  readonly endpoints: ComputeSubnetwork;
}

/**
 * Ways to what Google runs for the network: a range that Cloud SQL takes its addresses from, and the right of Memorystore to
 * put its endpoints into a subnet.
 * @see https://cloud.google.com/sql/docs/postgres/configure-private-services-access
 * @see https://cloud.google.com/memorystore/docs/valkey/networking
 */
export class ManagedServices extends Construct {
  constructor(scope: Construct, id: string, { name, networkId: network, cidr, endpoints }: ManagedServicesProps) {
    super(scope, id);
    const [address, prefix] = layout.managed(cidr).split('/');
    const range = new ComputeGlobalAddress(this, 'Range', {
      name: partName(name, 'managed'),
      network,
      purpose: 'VPC_PEERING',
      addressType: 'INTERNAL',
      address,
      prefixLength: Number(prefix),
    });
    new ServiceNetworkingConnection(this, 'Peering', {
      network,
      service: 'servicenetworking.googleapis.com',
      reservedPeeringRanges: [range.name],
      // A peering goes only once the last instance behind it has gone, which takes days.
      deletionPolicy: 'ABANDON',
    });
    new NetworkConnectivityServiceConnectionPolicy(this, 'Memorystore', {
      name: partName(name, 'memorystore'),
      location: contextOf(this).site.region,
      serviceClass: 'gcp-memorystore',
      network,
      pscConfig: { subnetworks: [endpoints.id] },
    });
  }
}
