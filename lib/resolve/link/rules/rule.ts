import type { Report } from '../../../model/problem';
import type { Settled } from '../../service/settle';
import type { LinkContext } from '../context';

/** Input of a rule, and the receiver of problems. */
export interface RuleContext {
  readonly one: Settled;
  readonly context: LinkContext;
  /** Reports at paths of the settings. */
  readonly tell: Report;
  /** Reports at paths of the metadata. */
  readonly tellMetadata: Report;
}

/** A rule about a service in its environment. */
export type Rule = (about: RuleContext) => void;
