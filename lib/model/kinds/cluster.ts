import type { Contract } from '../contract';
import type { Size } from './size';

/** Label that node pools with GPUs bear. */
export const gpuLabel = 'strata.dev/gpu';

/** A taint on the nodes of a pool. */
export interface Taint {
  readonly key: string;
  readonly value?: string;
  readonly effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
}

/** Nodes of one sort. */
export interface NodePool {
  readonly name: string;
  /** Neutral capacity, for who names no instance type. */
  readonly size: Size;
  /** The cloud's own names of machines that may serve. @default - by `size` */
  readonly instanceTypes: readonly string[];
  readonly min: number;
  readonly max: number;
  readonly diskGiB: number;
  readonly gpu?: { readonly type: string; readonly count: number };
  /** Machines that the cloud may take back at any time. */
  readonly spot: boolean;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly Taint[];
}

/** A managed Kubernetes control plane and its nodes. */
export interface ClusterOptions {
  /** Minor version, such as `1.35`. */
  readonly version: string;
  readonly nodePools: readonly NodePool[];
  /** CIDR blocks that may reach the API server; empty keeps it private. */
  readonly apiAllowList: readonly string[];
  /** Control plane logs kept, in days. */
  readonly logRetentionDays: number;
  readonly deletionProtection: boolean;
  /** `sun:03:00-sun:04:00`, in UTC. @default - the cloud chooses */
  readonly maintenanceWindow?: string;
}

/** What a cluster hands back. */
export const cluster = { literals: ['name'], outputs: ['endpoint', 'issuer'], secrets: [] } as const satisfies Contract;
