import { distance } from 'fastest-levenshtein';

/** Shortest part of a name in which a slip is told from another name: team-a and team-b are two. */
const shortest = 4;

/** The one of these names that another was probably meant to be; strict, since names of others are often alike. */
export function nearMissOf(name: string, candidates: readonly string[]): string | undefined {
  return candidates.find((candidate) => candidate !== name && isTypo(name, candidate));
}

function isTypo(name: string, candidate: string): boolean {
  if (name.replace(/-/g, '') === candidate.replace(/-/g, '')) return true;
  const [parts, others] = [name.split('-'), candidate.split('-')];
  return parts.length === others.length && parts.every((part, index) => isSlip(part, others[index]!));
}

/** Whether two words differ by what fingers do: a letter too many, too few, another, or two in the wrong order. */
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
