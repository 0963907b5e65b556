import { type Consequence } from '../impact/impact';

/** How much attention a consequence needs. */
export type Severity = 'hard' | 'warn' | 'calm';

/** Severity of each consequence. */
export const severities: Readonly<Record<Consequence, Severity>> = {
  none: 'calm',
  'in-place': 'calm',
  'cost-down': 'calm',
  'cost-up': 'warn',
  capacity: 'warn',
  'rolling-restart': 'warn',
  unknown: 'warn',
  exposure: 'hard',
  'restart-with-downtime': 'hard',
  replacement: 'hard',
  refused: 'hard',
  'data-loss': 'hard',
};

/** Whether a reader has to see it before anything else. */
export function isHard(consequence: Consequence): boolean {
  return severities[consequence] === 'hard';
}
