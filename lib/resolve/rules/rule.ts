import type { Settled } from '../settle';
import type { Tell, Whole } from '../whole';

/** What a rule looks at, and whom it tells. */
export interface Case {
  readonly one: Settled;
  readonly whole: Whole;
  /** Takes paths of the settings. */
  readonly tell: Tell;
  /** Takes paths of the metadata. */
  readonly tellMetadata: Tell;
}

/** Something that a service must keep in what surrounds it. */
export type Rule = (about: Case) => void;
