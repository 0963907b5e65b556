import { ContainerCluster, type ContainerClusterAddonsConfig } from '@cdktf/provider-google/lib/container-cluster';
import { DataGoogleContainerCluster } from '@cdktf/provider-google/lib/data-google-container-cluster';
import { Construct } from 'constructs';
import type { z } from 'zod';
import type { Defined, Referred } from '../../../cloud/cloud';
import type { Connection } from '../../../cloud/connection';
import { callers } from '../../../model/callers';
import type { ClusterOptions } from '../../../model/kinds/cluster';
import type { Placement } from '../../../model/environment';
import { autoscalingOf } from './autoscaling';
import { maintenanceOf } from './maintenance';
import { NodeAccount, Nodes, nodeBase } from './nodes';
import { SecretReader } from './secret-reader';
import { contextOf } from '../context-of';
import { facts } from '../facts';
import { LogBucket } from '../log-bucket';
import { ranges } from '../network/subnets';

type Native = z.infer<(typeof facts)['kinds']['cluster']['options']>;

/** A Kubernetes control plane over the zones of a region, on GKE, and its private nodes. */
export class GkeCluster extends Construct implements Connection<'cluster'> {
  readonly outputs;
  readonly secrets = {};

  constructor(scope: Construct, id: string, props: ClusterOptions & Defined) {
    super(scope, id);
    const { name, version, nodePools, apiAllowList, deletionProtection, maintenanceWindow } = props;
    const native = facts.kinds.cluster.options.parse(props.native);
    const { network, key, site, lifecycle, labels } = contextOf(this);
    const account = new NodeAccount(this, 'NodeAccount', { cluster: name });

    const cluster = new ContainerCluster(this, 'Resource', {
      name,
      location: site.region,
      nodeLocations: native.zones.length > 0 ? native.zones : undefined,
      resourceLabels: labels,
      minMasterVersion: version,
      releaseChannel: { channel: native.releaseChannel },
      // Every pool is a resource of its own; the first one cannot be left out, but goes at once.
      removeDefaultNodePool: true,
      initialNodeCount: 1,
      nodeConfig: nodeBase(account.email, native),
      network: network.id,
      subnetwork: network.nodes.id,
      networkingMode: 'VPC_NATIVE',
      datapathProvider: 'ADVANCED_DATAPATH',
      defaultMaxPodsPerNode: native.podsPerNode,
      ipAllocationPolicy: { clusterSecondaryRangeName: ranges.pods, servicesSecondaryRangeName: ranges.services },
      privateClusterConfig: {
        enablePrivateNodes: true,
        enablePrivateEndpoint: callers(apiAllowList).open.length === 0,
        privateEndpointSubnetwork: network.endpoints.id,
      },
      masterAuthorizedNetworksConfig: {
        gcpPublicCidrsAccessEnabled: false,
        cidrBlocks: apiAllowList.map((cidrBlock) => ({ cidrBlock })),
      },
      masterAuth: { clientCertificateConfig: { issueClientCertificate: false } },
      authenticatorGroupsConfig: native.groupsDomain
        ? { securityGroup: `gke-security-groups@${native.groupsDomain}` }
        : undefined,
      enableLegacyAbac: false,
      enableShieldedNodes: true,
      workloadIdentityConfig: { workloadPool: `${site.account}.svc.id.goog` },
      databaseEncryption: { state: 'ENCRYPTED', keyName: key.id },
      binaryAuthorization: { evaluationMode: native.binaryAuthorization },
      securityPostureConfig: { mode: native.securityPosture, vulnerabilityMode: 'VULNERABILITY_DISABLED' },
      clusterAutoscaling: autoscalingOf(native, account.email),
      verticalPodAutoscaling: { enabled: native.verticalPodAutoscaling },
      addonsConfig: addonsOf(native),
      gatewayApiConfig: { channel: native.gatewayApi },
      loggingConfig: { enableComponents: native.logComponents },
      monitoringConfig: {
        enableComponents: ['SYSTEM_COMPONENTS'],
        managedPrometheus: { enabled: native.managedPrometheus },
      },
      costManagementConfig: { enabled: native.costAllocation },
      maintenancePolicy: maintenanceWindow ? maintenanceOf(maintenanceWindow) : undefined,
      deletionProtection,
      // The first pool is gone.
      lifecycle: { ...lifecycle, ignoreChanges: ['initial_node_count', 'node_config'] },
      dependsOn: [key.admit('cluster')],
    });
    for (const pool of nodePools)
      new Nodes(this, `Nodes-${pool.name}`, { ...pool, cluster: cluster.id, account, native });
    new LogBucket(this, 'Logs', {
      name,
      retentionDays: props.logRetentionDays,
      filter: `resource.type=("k8s_control_plane_component" OR "k8s_cluster") AND resource.labels.cluster_name="${name}"`,
    });
    new SecretReader(this, 'SecretReader', { after: cluster });
    this.outputs = { endpoint: cluster.endpoint, issuer: issuerOf(site, cluster.name) };
  }
}

/** A cluster of GKE that exists, in the region. */
export class ExistingGkeCluster extends Construct implements Connection<'cluster'> {
  readonly outputs;
  readonly secrets = {};

  constructor(scope: Construct, id: string, { name }: Pick<Referred, 'name'>) {
    super(scope, id);
    const { site } = contextOf(this);
    const cluster = new DataGoogleContainerCluster(this, 'Resource', { name, location: site.region });
    this.outputs = { endpoint: cluster.endpoint, issuer: issuerOf(site, name) };
  }
}

/** Who signs the tokens of a cluster's service accounts. @see https://cloud.google.com/kubernetes-engine/docs/how-to/api-server-authentication */
function issuerOf({ account, region }: Placement, name: string): string {
  return `https://container.googleapis.com/v1/projects/${account}/locations/${region}/clusters/${name}`;
}

function addonsOf({ sharedStorage, bucketVolumes, backupAgent }: Native): ContainerClusterAddonsConfig {
  return {
    gcePersistentDiskCsiDriverConfig: { enabled: true },
    gcpFilestoreCsiDriverConfig: { enabled: sharedStorage },
    gcsFuseCsiDriverConfig: { enabled: bucketVolumes },
    gkeBackupAgentConfig: { enabled: backupAgent },
  };
}
