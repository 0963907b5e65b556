import { KubernetesClusterNodePool } from '@cdktf/provider-azurerm/lib/kubernetes-cluster-node-pool';
import { Construct } from 'constructs';
import type { z } from 'zod';
import type { NodePool } from '../../../model/kinds/cluster';
import { machine, poolName, standInName } from './machines';
import { contextOf } from '../context-of';
import type { facts } from '../facts';

/** What a spec may say of a cluster under `azure`, parsed. */
export type Native = z.infer<(typeof facts)['kinds']['cluster']['options']>;

interface NodesProps extends NodePool {
  readonly clusterId: string;
  readonly version: string;
  readonly native: Native;
}

/** Nodes of one sort beside those that a cluster starts with; AKS replaces them one by one when they change. */
export class Nodes extends Construct {
  constructor(scope: Construct, id: string, { clusterId, version, native, ...pool }: NodesProps) {
    super(scope, id);
    const { spot, taints, gpu } = pool;
    new KubernetesClusterNodePool(this, 'Resource', {
      ...poolOf(this, pool, version, native),
      kubernetesClusterId: clusterId,
      mode: 'User',
      nodeTaints: taints.map(({ key, value, effect }) => `${key}=${value ?? ''}:${effect}`),
      gpuDriver: gpu ? 'Install' : undefined,
      ...(spot && { priority: 'Spot', evictionPolicy: 'Delete', spotMaxPrice: -1 }),
      // A spot pool cannot surge.
      upgradeSettings: spot ? undefined : upgrade,
      lifecycle: raises(native) ? { ignoreChanges: ['orchestrator_version'] } : undefined,
    });
  }
}

/** Whether AKS installs minor versions by itself, which Terraform must not take back. @see https://learn.microsoft.com/azure/aks/auto-upgrade-cluster */
export const raises = ({ upgradeChannel }: Native): boolean => ['stable', 'rapid'].includes(upgradeChannel);

/** A third more nodes while they are replaced. */
export const upgrade = { maxSurge: '33%', drainTimeoutInMinutes: 30 };

/** What a first pool and a further one have in common. */
export function poolOf(scope: Construct, pool: NodePool, version: string, native: Native) {
  const { tags, network } = contextOf(scope);
  return {
    name: poolName(pool.name),
    temporaryNameForRotation: standInName(pool.name),
    vmSize: machine(pool),
    orchestratorVersion: version,
    vnetSubnetId: network.subnetId('nodes'),
    zones: native.zones,
    autoScalingEnabled: true,
    minCount: pool.min,
    maxCount: Math.max(1, pool.max),
    maxPods: native.maxPods,
    osDiskSizeGb: pool.diskGiB,
    osDiskType: native.ephemeralDisks ? 'Ephemeral' : 'Managed',
    osSku: native.nodeImage,
    hostEncryptionEnabled: native.hostEncryption,
    nodeLabels: { ...pool.labels },
    tags,
  };
}

/** The default node pool of a cluster: the first that can run its system pods, or one for these only. */
export function firstPool(pools: readonly NodePool[]): { readonly pool: NodePool; readonly own: boolean } {
  const pool = pools.find(({ gpu, spot, taints, min }) => !gpu && !spot && taints.length === 0 && min > 0);
  return pool ? { pool, own: false } : { pool: system, own: true };
}

const system: NodePool = {
  name: 'system',
  size: 'small',
  instanceTypes: [],
  min: 1,
  max: 3,
  diskGiB: 64,
  spot: false,
  labels: {},
  taints: [],
};
