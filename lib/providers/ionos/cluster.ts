import { Construct } from 'constructs';
import type { Defined, Referred } from '../../cloud/cloud';
import type { Connection } from '../../cloud/connection';
import type { ClusterOptions, NodePool } from '../../model/kinds/cluster';
import { contextOf } from './context-of';
import { facts } from './facts';
import { K8sCluster } from './resources/k8s-cluster';
import { K8sNodePool } from './resources/k8s-node-pool';
import { type MaintenanceWindow, maintenanceWindow } from './resources/maintenance-window';

/** A documentation address: IONOS admits all addresses to an API server without an allow list. @see https://www.rfc-editor.org/rfc/rfc5737 */
const unreachable = '192.0.2.1/32';

/**
 * A control plane of IONOS Managed Kubernetes, and its nodes. It hands back no endpoint: the only way to it is a
 * kubeconfig, which Terraform would keep in its state.
 */
export class ManagedKubernetes extends Construct implements Connection<'cluster'> {
  readonly outputs = {};
  readonly secrets = {};

  constructor(scope: Construct, id: string, props: ClusterOptions & Defined) {
    super(scope, id);
    const { name, version, nodePools, apiAllowList, deletionProtection } = props;
    const native = facts.kinds.cluster.options.parse(props.native);
    const { lifecycle } = contextOf(this);
    const window = maintenanceWindow(props.maintenanceWindow);
    const cluster = new K8sCluster(
      this,
      'Resource',
      {
        name,
        k8s_version: version,
        api_subnet_allow_list: apiAllowList.length > 0 ? [...apiAllowList] : [unreachable],
        maintenance_window: window,
        s3_buckets: native.auditLogBucket ? [{ name: native.auditLogBucket }] : undefined,
      },
      { lifecycle: deletionProtection ? { preventDestroy: true } : lifecycle },
    );
    for (const pool of nodePools) new Nodes(this, `Nodes-${pool.name}`, { ...pool, cluster, native, window });
  }
}

interface NodesProps extends NodePool {
  readonly cluster: K8sCluster;
  readonly native: Readonly<ReturnType<typeof facts.kinds.cluster.options.parse>>;
  readonly window?: MaintenanceWindow;
}

/** Nodes of one sort; a range of their number is the autoscaler's to choose from. */
class Nodes extends Construct {
  constructor(scope: Construct, id: string, props: NodesProps) {
    super(scope, id);
    const { name, size, instanceTypes, min, max, diskGiB, labels, cluster, native, window } = props;
    const { network } = contextOf(this);
    const [cores, memoryGiB] = (instanceTypes[0] ?? facts.kinds.cluster.sizes[size]).split('x').map(Number);
    const scales = max > min;
    new K8sNodePool(
      this,
      'Resource',
      {
        name,
        datacenter_id: network.id,
        k8s_cluster_id: cluster.id,
        k8s_version: cluster.k8sVersion,
        node_count: min,
        auto_scaling: scales ? { min_node_count: min, max_node_count: max } : undefined,
        server_type: native.serverType,
        cpu_family: native.cpuFamily,
        cores_count: cores!,
        ram_size: memoryGiB! * 1024,
        storage_size: diskGiB,
        storage_type: native.storageType,
        availability_zone: native.availabilityZone,
        lans: [{ id: network.lanId, dhcp: true }],
        labels: Object.keys(labels).length ? labels : undefined,
        maintenance_window: window,
      },
      { lifecycle: scales ? { ignoreChanges: ['node_count'] } : undefined },
    );
  }
}

/** A cluster of IONOS Managed Kubernetes that exists. */
export class ExistingManagedKubernetes extends Construct implements Connection<'cluster'> {
  readonly outputs = {};
  readonly secrets = {};

  constructor(scope: Construct, id: string, _props: Pick<Referred, 'name'>) {
    super(scope, id);
  }
}
