import { type Cost, spread } from './measure';

/** What is measured for the gate; a job's name and its costs. */
export type Costs = Readonly<Record<JobName, readonly Cost[]>>;

/** Jobs of the gate: `small` and `large` are fleets, the rest is done to the large one. */
export type JobName = 'small' | 'large' | 'warm' | 'edit' | 'kubernetes' | 'cdk8s';

/** A promise about what one thing costs beside another, in one run on one machine. */
export interface Bound {
  readonly what: string;
  /** Least processor time of the first, to that of the second. */
  readonly of: readonly [JobName, JobName];
  readonly most: number;
}

/** Services of the two fleets. */
export const sizes = { small: 15, large: 60 } as const;

/** Bounds are one and a half times what was measured, and more: machines differ, and what they are there for is worse than that. */
export const bounds: readonly Bound[] = [
  // With the start of both; what grows with the square would come to more than five.
  { what: 'four times the services cost no more than three times as much', of: ['large', 'small'], most: 3 },
  { what: 'a run over what has not changed is a fraction of a cold one', of: ['warm', 'large'], most: 0.2 },
  { what: 'one edit is a fraction of a cold run', of: ['edit', 'large'], most: 0.25 },
  { what: 'objects cost no more than in one App of cdk8s', of: ['kubernetes', 'cdk8s'], most: 1.2 },
];

/** Bounds that costs break, and what they come to. */
export function judge(costs: Costs): { readonly failures: string[]; readonly notes: string[] } {
  const failures: string[] = [];
  const notes = bounds.map(({ what, of: [one, other], most }) => {
    const ratio = least(costs[one]) / least(costs[other]);
    const note = `${what}: ${one} to ${other} is ${ratio.toFixed(2)}, at most ${most}`;
    if (!(ratio <= most)) failures.push(note);
    return note;
  });
  return { failures, notes };
}

/** Noise only ever adds. */
const least = (costs: readonly Cost[]) => spread(costs.map(({ cpu }) => cpu)).least;
