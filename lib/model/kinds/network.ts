import type { Contract } from '../contract';

/** A private network over several zones. */
export interface NetworkOptions {
  /** IPv4 block, such as `10.0.0.0/16`. */
  readonly cidr: string;
  /** Number of zones. */
  readonly zones: number;
  /** NAT gateways of private subnets: one for all, or one for each zone. */
  readonly nat: 'single' | 'perZone';
  readonly flowLogs: boolean;
}

/** Contract of a network. */
export const network = { literals: ['cidr'], outputs: ['id'], secrets: [] } as const satisfies Contract;
