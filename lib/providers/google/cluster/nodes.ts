import { ContainerNodePool, type ContainerNodePoolNodeConfig } from '@cdktf/provider-google/lib/container-node-pool';
import { ServiceAccount } from '@cdktf/provider-google/lib/service-account';
import { Construct } from 'constructs';
import type { z } from 'zod';
import type { NodePool, Taint } from '../../../model/kinds/cluster';
import { physicalName } from '../../../model/name';
import { machineOf } from './machines';
import { contextOf } from '../context-of';
import { facts } from '../facts';
import { Grants } from '../grants';
import { target } from '../targets';

type Native = z.infer<(typeof facts)['kinds']['cluster']['options']>;

const effects: Readonly<Record<Taint['effect'], string>> = {
  NoSchedule: 'NO_SCHEDULE',
  PreferNoSchedule: 'PREFER_NO_SCHEDULE',
  NoExecute: 'NO_EXECUTE',
};

/** What nodes may do: report, and pull images. @see https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster#use_least_privilege_sa */
const roles = ['roles/container.defaultNodeServiceAccount', 'roles/artifactregistry.reader'];

/** The account of a cluster's nodes, whose pods never act as it. */
export class NodeAccount extends Construct {
  readonly email: string;

  constructor(scope: Construct, id: string, { cluster }: { readonly cluster: string }) {
    super(scope, id);
    const account = new ServiceAccount(this, 'Resource', {
      accountId: physicalName([cluster, 'node'], facts.identity.name),
      displayName: `Nodes of ${cluster}`,
    });
    const project = target.project(contextOf(this).site.account);
    new Grants(this, 'Grants', { member: account.member, permissions: [{ allow: roles, on: [project] }] });
    this.email = account.email;
  }
}

/** What every node is, whichever its pool: shielded, and without a way to its own credentials. */
export function nodeBase(serviceAccount: string, { secureBoot }: Pick<Native, 'secureBoot'>) {
  return {
    serviceAccount,
    // The account's roles decide, not these.
    oauthScopes: ['https://www.googleapis.com/auth/cloud-platform'],
    shieldedInstanceConfig: { enableSecureBoot: secureBoot, enableIntegrityMonitoring: true },
    workloadMetadataConfig: { mode: 'GKE_METADATA' },
    kubeletConfig: { insecureKubeletReadonlyPortEnabled: 'FALSE' },
    metadata: { 'disable-legacy-endpoints': 'true' },
  };
}

interface NodesProps extends NodePool {
  readonly cluster: string;
  readonly account: NodeAccount;
  readonly native: Native;
}

/** Nodes of one sort. */
export class Nodes extends Construct {
  constructor(scope: Construct, id: string, props: NodesProps) {
    super(scope, id);
    const { name, cluster, min, max } = props;
    new ContainerNodePool(this, 'Resource', {
      name,
      cluster,
      location: contextOf(this).site.region,
      initialNodeCount: initialCount(props),
      // Of all zones together, as a spec counts them.
      autoscaling: { totalMinNodeCount: min, totalMaxNodeCount: max, locationPolicy: props.spot ? 'ANY' : 'BALANCED' },
      management: { autoRepair: true, autoUpgrade: true },
      upgradeSettings: { strategy: 'SURGE', maxSurge: 1, maxUnavailable: 0 },
      nodeConfig: nodeConfig(props, contextOf(this).labels),
      // An autoscaler owns the number of nodes.
      lifecycle: { ignoreChanges: ['initial_node_count'] },
    });
  }
}

/** Initial nodes of each zone; GKE chooses three zones unless they are set. */
function initialCount({ min, max, native: { zones } }: NodesProps): number {
  const number = zones.length || 3;
  return Math.min(Math.ceil(min / number), Math.floor(max / number));
}

function nodeConfig(props: NodesProps, resourceLabels: Record<string, string>): ContainerNodePoolNodeConfig {
  const { account, native, diskGiB, spot, labels, taints } = props;
  const { type, accelerator } = machineOf(props);
  return {
    ...nodeBase(account.email, native),
    machineType: type,
    imageType: 'COS_CONTAINERD',
    diskSizeGb: diskGiB,
    diskType: native.diskType,
    spot,
    labels: { ...labels },
    resourceLabels,
    taint: taints.map(({ key, value = '', effect }) => ({
      key,
      // GKE puts this one on GPUs by itself, and takes none of that key with another value.
      value: accelerator && key === 'nvidia.com/gpu' ? 'present' : value,
      effect: effects[effect],
    })),
    guestAccelerator: accelerator && [
      { ...accelerator, gpuDriverInstallationConfig: { gpuDriverVersion: native.gpuDriver } },
    ],
    gvnic: { enabled: true },
    gcfsConfig: { enabled: native.imageStreaming },
    confidentialNodes: native.confidentialNodes ? { enabled: true } : undefined,
  };
}
