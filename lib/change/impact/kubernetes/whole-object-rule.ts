import { type Decision, type Subject, always } from './rule';

/** What the coming or going of an object of a kind does. */
export interface WholeObjectRule {
  readonly types: readonly string[];
  readonly decide: (subject: Subject) => readonly Decision[];
}

/** Types of a group of the API. */
export function group(name: string, ...kinds: readonly string[]): readonly string[] {
  return kinds.map((kind) => `${name}/${kind}`);
}

/** One decision, whatever the object. */
export function just(consequence: Decision['consequence'], reason: string): WholeObjectRule['decide'] {
  const decide = always(consequence, reason);
  return () => [decide()];
}
