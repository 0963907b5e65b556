import type { Contract } from '../contract';

/** A private network over several zones. */
export interface NetworkOptions {
  /** IPv4 block, such as `10.0.0.0/16`. */
  readonly cidr: string;
  /** Zones by their number. */
  readonly zones: number;
  /** Way out of private subnets: one for all, or one a zone. */
  readonly nat: 'single' | 'perZone';
  readonly flowLogs: boolean;
}

/** What a network hands back. */
export const network = { literals: ['cidr'], outputs: ['id'], secrets: [] } as const satisfies Contract;
