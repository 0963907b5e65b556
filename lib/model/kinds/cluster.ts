import type { Contract } from '../contract';
import type { Size } from './size';

/** Label of node pools with GPUs. */
export const gpuLabel = 'strata.dev/gpu';

/** A taint on the nodes of a pool. */
export interface Taint {
  readonly key: string;
  readonly value?: string;
  readonly effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
}

/** A pool of equal nodes. */
export interface NodePool {
  readonly name: string;
  /** Neutral capacity, used where no instance type is named. */
  readonly size: Size;
  /** Machine types of the cloud. @default - by `size` */
  readonly instanceTypes: readonly string[];
  readonly min: number;
  readonly max: number;
  readonly diskGiB: number;
  readonly gpu?: { readonly type: string; readonly count: number };
  /** Spot or preemptible machines, which the cloud may reclaim. */
  readonly spot: boolean;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly Taint[];
}

/** A managed Kubernetes control plane and its nodes. */
export interface ClusterOptions {
  /** Minor version, such as `1.35`. */
  readonly version: string;
  readonly nodePools: readonly NodePool[];
  /** CIDR blocks that may reach the API server; empty: private. */
  readonly apiAllowList: readonly string[];
  /** Control plane logs kept, in days. */
  readonly logRetentionDays: number;
  readonly deletionProtection: boolean;
  /** `sun:03:00-sun:04:00`, in UTC. @default - the cloud chooses */
  readonly maintenanceWindow?: string;
}

/** Contract of a cluster. */
export const cluster = { literals: ['name'], outputs: ['endpoint', 'issuer'], secrets: [] } as const satisfies Contract;
