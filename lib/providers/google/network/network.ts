import { ComputeFirewall } from '@cdktf/provider-google/lib/compute-firewall';
import { ComputeNetwork } from '@cdktf/provider-google/lib/compute-network';
import { ComputeRouter } from '@cdktf/provider-google/lib/compute-router';
import { ComputeRouterNat } from '@cdktf/provider-google/lib/compute-router-nat';
import { DataGoogleComputeNetwork } from '@cdktf/provider-google/lib/data-google-compute-network';
import { DataGoogleComputeSubnetwork } from '@cdktf/provider-google/lib/data-google-compute-subnetwork';
import { Construct } from 'constructs';
import type { Defined, Referred } from '../../../cloud/cloud';
import type { Connection } from '../../../cloud/connection';
import type { NetworkOptions } from '../../../model/kinds/network';
import { contextOf } from '../context-of';
import { facts } from '../facts';
import { LogBucket } from '../log-bucket';
import { ManagedServices } from './services';
import { Subnets, parts } from './subnets';
import { partName } from '../part-name';

/** A virtual private cloud with private subnets, one Cloud NAT, and no ingress. */
export class VpcNetwork extends Construct implements Connection<'network'> {
  readonly outputs;
  readonly secrets = {};

  constructor(scope: Construct, id: string, { name, cidr, flowLogs, native }: NetworkOptions & Defined) {
    super(scope, id);
    const options = facts.kinds.network.options.parse(native);
    const { site, lifecycle } = contextOf(this);
    const network = new ComputeNetwork(this, 'Resource', {
      name,
      autoCreateSubnetworks: false,
      routingMode: options.routingMode,
      mtu: options.mtu,
      lifecycle,
    });
    const { endpoints } = new Subnets(this, 'Subnets', {
      name,
      networkId: network.id,
      cidr,
      flowLogs,
      native: options,
    });
    // All other traffic is denied and logged.
    new ComputeFirewall(this, 'Closed', {
      name: partName(name, 'closed'),
      network: network.id,
      direction: 'INGRESS',
      priority: 65534,
      sourceRanges: ['0.0.0.0/0'],
      deny: [{ protocol: 'all' }],
      logConfig: { metadata: 'EXCLUDE_ALL_METADATA' },
    });
    const router = new ComputeRouter(this, 'Router', { name, network: network.id, region: site.region });
    new ComputeRouterNat(this, 'Nat', {
      name,
      router: router.name,
      region: site.region,
      natIpAllocateOption: 'AUTO_ONLY',
      sourceSubnetworkIpRangesToNat: 'ALL_SUBNETWORKS_ALL_IP_RANGES',
      enableDynamicPortAllocation: true,
      minPortsPerVm: options.natMinPorts,
      // Dynamic ports exclude mappings that are the same for every target.
      enableEndpointIndependentMapping: false,
      logConfig: { enable: true, filter: 'ERRORS_ONLY' },
    });
    new ManagedServices(this, 'Services', { name, networkId: network.id, cidr, endpoints });
    if (flowLogs)
      new LogBucket(this, 'FlowLogs', {
        name,
        retentionDays: options.flowLogRetentionDays,
        filter: `log_id("compute.googleapis.com/vpc_flows") AND resource.labels.subnetwork_name=("${partName(name, parts.nodes)}" OR "${partName(name, parts.endpoints)}")`,
      });
    this.outputs = { id: network.id };
  }
}

/** A virtual private cloud that exists, by its name; its subnets are named `<name>-nodes` and `<name>-endpoints`. */
export class ExistingVpcNetwork extends Construct implements Connection<'network'> {
  readonly outputs;
  readonly secrets = {};
  readonly id: string;
  private readonly name: string;

  constructor(scope: Construct, id: string, { name }: Pick<Referred, 'name'>) {
    super(scope, id);
    this.name = name;
    this.id = new DataGoogleComputeNetwork(this, 'Resource', { name }).id;
    this.outputs = { id: this.id };
  }

  /** Subnet of nodes, whose secondary ranges are `pods` and `services`; looked up when first asked for. */
  get nodes(): DataGoogleComputeSubnetwork {
    return this.subnet('Nodes', parts.nodes);
  }

  /** Subnet of endpoints, looked up when first asked for. */
  get endpoints(): DataGoogleComputeSubnetwork {
    return this.subnet('Endpoints', parts.endpoints);
  }

  private subnet(id: string, part: string): DataGoogleComputeSubnetwork {
    const found = this.node.tryFindChild(id) as DataGoogleComputeSubnetwork | undefined;
    const { region } = contextOf(this).site;
    return found ?? new DataGoogleComputeSubnetwork(this, id, { name: partName(this.name, part), region });
  }
}
