import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** Whether a branch turned away at its door: another type altogether, or the right type with another value. */
type Progress = 'type' | 'value' | 'inside';

const order: Readonly<Record<Progress, number>> = { type: 0, value: 1, inside: 2 };

/** The issue that turned the data away as a whole, if it is not something inside it that is wrong. */
export function door(branch: readonly Issue[]): Issue | undefined {
  return branch.find(({ path, code }) => path.length === 0 && code !== 'unrecognized_keys' && code !== 'custom');
}

/** How far a branch of a union got with the data. */
export function progress(branch: readonly Issue[], received: string): Progress {
  const issue = door(branch);
  if (!issue) return 'inside';
  if (issue.code === 'invalid_type') return 'type';
  return issue.code === 'invalid_value' && issue.values.every((value) => typeof value !== received) ? 'type' : 'value';
}

/** How many keys of the data itself a branch does not know. */
function strangers(branch: readonly Issue[]): number {
  const own = branch.filter(({ path }) => path.length === 0);
  return own.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 0), 0);
}

/** How far the data is from a branch: a key that it does not know weighs more than one that it misses. */
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
 * The branch that got furthest, alone when it got inside the data: the one that knows the most of its keys; otherwise all
 * that got as far, since the author may have meant any of them.
 */
export function furthest(branches: readonly (readonly Issue[])[], received: string): readonly (readonly Issue[])[] {
  const ranked = open(branches).map((branch) => ({ branch, got: progress(branch, received), far: distance(branch) }));
  const best = Math.max(...ranked.map(({ got }) => order[got]));
  const left = ranked.filter(({ got }) => order[got] === best);
  if (best < order.inside) return left.map(({ branch }) => branch);
  const [nearest] = left.sort((a, b) => strangers(a.branch) - strangers(b.branch) || a.far - b.far);
  return [nearest!.branch];
}
