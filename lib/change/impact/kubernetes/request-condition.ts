import { byPresence } from './rule';

/** What a condition that requests have to meet does, when it comes, goes or changes. */
export const requestCondition = byPresence(
  {
    consequence: 'restart-with-downtime',
    reason: 'requests that do not meet the new condition are refused from now on',
  },
  { consequence: 'exposure', reason: 'a condition for requests goes: what it refused is let through' },
  {
    consequence: 'exposure',
    reason: 'requests are judged otherwise: what was refused may be let through, and the other way round',
  },
);
