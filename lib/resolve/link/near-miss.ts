import { distance } from 'fastest-levenshtein';

/** Minimum length of a name's part to be a typo of another one: team-a and team-b differ. */
const shortest = 4;

/** The name that another one is probably a typo of; strict, since names of other teams are often similar. */
export function nearMissOf(name: string, candidates: readonly string[]): string | undefined {
  return candidates.find((candidate) => candidate !== name && isTypo(name, candidate));
}

function isTypo(name: string, candidate: string): boolean {
  if (name.replace(/-/g, '') === candidate.replace(/-/g, '')) return true;
  const [parts, others] = [name.split('-'), candidate.split('-')];
  return parts.length === others.length && parts.every((part, index) => isSlip(part, others[index]!));
}

/** Whether two words differ by one typo: an added, missing, replaced or swapped letter. */
function isSlip(one: string, other: string): boolean {
  if (one === other) return true;
  const length = Math.min(one.length, other.length);
  if (length < shortest || one.replace(/\d/g, '') === other.replace(/\d/g, '')) return false;
  return distance(one, other) <= (length >= 8 ? 2 : 1) || isSwapped(one, other);
}

function isSwapped(one: string, other: string): boolean {
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  return one.slice(0, at) + one[at + 1] + one[at] + one.slice(at + 2) === other;
}
