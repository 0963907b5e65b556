import type { Impact } from '../impact';
import type { Subject } from './rule';

/** What it does that an object comes, goes or gets another name. */
export function wholeObject({ change, kind }: Subject): readonly Impact[] {
  return [
    {
      consequence: 'unknown',
      reason: `no rule knows what it does that a ${kind} ${change.action}s`,
      rule: 'unknown-kind',
      source: '',
    },
  ];
}
