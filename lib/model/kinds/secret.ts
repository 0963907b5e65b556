import type { Contract } from '../contract';

/** A place for a value that people put in by hand, or that a password generator draws. */
export interface SecretOptions {
  /** Draws a password of this length at first. @default - stays empty until somebody fills it */
  readonly generateLength?: number;
  /** Days in which a deleted secret can be brought back. */
  readonly recoveryDays: number;
}

/** What a secret hands back. */
export const secret = { literals: ['name'], outputs: ['id'], secrets: [], named: true } as const satisfies Contract;
