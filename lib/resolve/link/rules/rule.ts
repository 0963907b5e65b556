import type { Report } from '../../../model/problem';
import type { Settled } from '../../service/settle';
import type { Whole } from '../context';

/** What a rule looks at, and whom it tells. */
export interface Case {
  readonly one: Settled;
  readonly whole: Whole;
  /** Takes paths of the settings. */
  readonly tell: Report;
  /** Takes paths of the metadata. */
  readonly tellMetadata: Report;
}

/** Something that a service must keep in what surrounds it. */
export type Rule = (about: Case) => void;
