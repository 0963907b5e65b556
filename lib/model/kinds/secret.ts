import type { Contract } from '../contract';

/** A secret whose value people set by hand, or that is generated. */
export interface SecretOptions {
  /** Generates an initial password of this length. @default - empty until it is set by hand */
  readonly generateLength?: number;
  /** Days in which a deleted secret can be restored. */
  readonly recoveryDays: number;
}

/** Contract of a secret. */
export const secret = { literals: ['name'], outputs: ['id'], secrets: [], named: true } as const satisfies Contract;
