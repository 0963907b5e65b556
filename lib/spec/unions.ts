import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** Whether a branch rejected the value itself: another type, or the right type with another value. */
type Progress = 'type' | 'value' | 'inside';

const order: Readonly<Record<Progress, number>> = { type: 0, value: 1, inside: 2 };

/** The issue that rejected the value as a whole, if nothing inside it is wrong. */
export function door(branch: readonly Issue[]): Issue | undefined {
  return branch.find(({ path, code }) => path.length === 0 && code !== 'unrecognized_keys' && code !== 'custom');
}

/** Depth at which a branch of a union failed. */
export function progress(branch: readonly Issue[], received: string): Progress {
  const issue = door(branch);
  if (!issue) return 'inside';
  if (issue.code === 'invalid_type') return 'type';
  return issue.code === 'invalid_value' && issue.values.every((value) => typeof value !== received) ? 'type' : 'value';
}

/** Number of top-level keys that are unknown to a branch. */
function strangers(branch: readonly Issue[]): number {
  const own = branch.filter(({ path }) => path.length === 0);
  return own.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 0), 0);
}

/** Distance of the data from a branch: an unknown key counts more than a missing one. */
function distance(branch: readonly Issue[]): number {
  const weights = branch.map((issue) =>
    issue.code === 'unrecognized_keys' ? 2 * issue.keys.length : issue.code === 'invalid_value' ? 2 : 1,
  );
  return weights.reduce((sum, weight) => sum + weight, 0);
}

/** The branches as one list, those of unions inside them included. */
function open(branches: readonly (readonly Issue[])[]): readonly (readonly Issue[])[] {
  return branches.flatMap((branch) => {
    const [only, ...others] = branch;
    const nested = only?.code === 'invalid_union' && !others.length && !only.path.length && only.errors.length;
    return nested ? open(only.errors) : [branch];
  });
}

/**
 * The branch that failed deepest, and of several the nearest by keys; where all rejected the value itself, all of them, since any may be meant.
 */
export function furthest(branches: readonly (readonly Issue[])[], received: string): readonly (readonly Issue[])[] {
  const ranked = open(branches).map((branch) => ({ branch, got: progress(branch, received), far: distance(branch) }));
  const best = Math.max(...ranked.map(({ got }) => order[got]));
  const left = ranked.filter(({ got }) => order[got] === best);
  if (best < order.inside) return left.map(({ branch }) => branch);
  const [nearest] = left.sort((a, b) => strangers(a.branch) - strangers(b.branch) || a.far - b.far);
  return [nearest!.branch];
}
