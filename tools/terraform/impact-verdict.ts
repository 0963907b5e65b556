import { type Consequence, hardest, rankOf } from '../../lib/change/impact/impact';
import { pinDifferences } from '../../lib/change/impact/terraform/pin-differences';
import type { Trial } from './impact-trial';
import type { Answer } from './oracle';

/** What a provider does with a case, what we say of it, and what is wrong with that. */
export interface ImpactVerdict {
  readonly does: Answer['does'];
  readonly says: Consequence;
  /** @default - we are right */
  readonly failure?: string;
}

type Judge = (trial: Trial, answer: Answer, says: Consequence) => string | undefined;

/** The mildest word that is true of what a provider does. */
const least: Readonly<Record<Answer['does'], Consequence>> = {
  unanswered: 'none',
  'no-op': 'none',
  update: 'none',
  replace: 'replacement',
  refused: 'refused',
};

/** Rules by which a provider is said to replace a resource. */
const replacing = ['force-new', 'stateful-replaced', 'prevent-destroy', 'deletion-guarded', 'deletion-recoverable'];

/** What can be wrong, the first that is. */
const judges: readonly Judge[] = [
  ({ one }, _, says) => (says === one.says ? undefined : `expected us to say ${one.says}, got ${says}`),
  (_, answer) => (answer.does === 'unanswered' ? `the provider gave no answer: ${answer.why}` : undefined),
  (_, { does }, says) =>
    says !== 'unknown' && rankOf(says) < rankOf(least[does])
      ? `the provider says ${does}, and we say only ${says}`
      : undefined,
  ({ impacts }, { does }, says) =>
    does === 'update' && says === 'none' && !impacts.every(({ rule }) => rule === 'description')
      ? 'the provider changes something, and we say that nothing happens'
      : undefined,
  ({ one, impacts }, { does }) =>
    impacts.some(({ rule }) => replacing.includes(rule)) &&
    does !== 'replace' &&
    !(`${one.type}.${one.at}` in pinDifferences)
      ? 'we say that it replaces, and the provider does not'
      : undefined,
];

/** Whether what we say of a case is no milder, and makes up no more, than what the provider does. */
export function impactVerdict(trial: Trial, answer: Answer): ImpactVerdict {
  const says = hardest(trial.impacts);
  const wrong = judges.map((judge) => judge(trial, answer, says)).find((text) => text !== undefined);
  return { does: answer.does, says, ...(wrong !== undefined && { failure: `${trial.title}: ${wrong}` }) };
}
