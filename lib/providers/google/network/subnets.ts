import { ComputeSubnetwork } from '@cdktf/provider-google/lib/compute-subnetwork';
import { Construct } from 'constructs';
import type { z } from 'zod';
import { subnetCidr } from '../../../cloud/subnet-cidr';
import { contextOf } from '../context-of';
import type { network } from '../facts/network';
import { partName } from '../part-name';

/** Where each part lies: blocks of sixteen equal ones, and the upper half for pods. */
export const layout = {
  nodes: (cidr: string) => subnetCidr(cidr, 0),
  services: (cidr: string) => subnetCidr(cidr, 1),
  managed: (cidr: string) => subnetCidr(cidr, 2),
  endpoints: (cidr: string) => subnetCidr(cidr, 3),
  pods: (cidr: string) => subnetCidr(cidr, 1, 1),
} as const;

/** Names of the secondary ranges of the nodes' subnet. */
export const ranges = { pods: 'pods', services: 'services' } as const;

/** Parts of a network's name. */
export const parts = { nodes: 'nodes', endpoints: 'endpoints' } as const;

interface SubnetsProps {
  readonly name: string;
  readonly networkId: string;
  readonly cidr: string;
  readonly flowLogs: boolean;
  readonly native: z.infer<typeof network.options>;
}

/** One subnet for nodes with their pods and services, and one for private ways to what Google runs. */
export class Subnets extends Construct {
  readonly nodes: ComputeSubnetwork;
  readonly endpoints: ComputeSubnetwork;

  constructor(scope: Construct, id: string, { name, networkId: network, cidr, flowLogs, native }: SubnetsProps) {
    super(scope, id);
    const { region } = contextOf(this).site;
    const common = {
      network,
      region,
      privateIpGoogleAccess: true,
      logConfig: flowLogs
        ? {
            aggregationInterval: native.flowLogInterval,
            flowSampling: native.flowLogSampling,
            metadata: 'INCLUDE_ALL_METADATA',
            filterExpr: native.flowLogFilter,
          }
        : undefined,
    };
    this.nodes = new ComputeSubnetwork(this, 'Nodes', {
      ...common,
      name: partName(name, parts.nodes),
      ipCidrRange: layout.nodes(cidr),
      secondaryIpRange: [
        { rangeName: ranges.pods, ipCidrRange: layout.pods(cidr) },
        { rangeName: ranges.services, ipCidrRange: layout.services(cidr) },
      ],
    });
    this.endpoints = new ComputeSubnetwork(this, 'Endpoints', {
      ...common,
      name: partName(name, parts.endpoints),
      ipCidrRange: layout.endpoints(cidr),
    });
  }
}
