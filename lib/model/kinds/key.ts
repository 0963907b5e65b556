import type { Contract } from '../contract';

/** A key that encrypts data at rest and never leaves the cloud. */
export interface KeyOptions {
  readonly rotationDays: number;
  /** Days between the request of its deletion and the deletion. */
  readonly deletionWindowDays: number;
}

/** Contract of a key. */
export const key = { literals: [], outputs: ['id'], secrets: [] } as const satisfies Contract;
