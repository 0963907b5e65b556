import type { Report } from '../../../model/problem';
import type { Settled } from '../../service/settle';
import type { LinkContext } from '../context';

/** What a rule looks at, and whom it tells. */
export interface RuleContext {
  readonly one: Settled;
  readonly context: LinkContext;
  /** Takes paths of the settings. */
  readonly tell: Report;
  /** Takes paths of the metadata. */
  readonly tellMetadata: Report;
}

/** Something that a service must keep in what surrounds it. */
export type Rule = (about: RuleContext) => void;
