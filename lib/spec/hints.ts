import { distance } from 'fastest-levenshtein';

const fold = (word: string) => word.replace(/[-_\s]/g, '').toLowerCase();

/** Longest word that is worth comparing. */
const comparable = 64;

/** Candidates by likeness, the likest first; equals keep their order. */
export function byLikeness(word: string, candidates: readonly string[]): string[] {
  if (!word) return [...candidates];
  const folded = fold(word.slice(0, comparable));
  return candidates
    .map((candidate) => ({ candidate, far: distance(folded, fold(candidate)) }))
    .sort((a, b) => a.far - b.far)
    .map(({ candidate }) => candidate);
}

/** The candidate nearest to a word, if one is near enough. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > comparable) return undefined;
  const [first] = byLikeness(word, candidates);
  const folded = fold(word);
  if (first !== undefined && distance(folded, fold(first)) <= Math.max(folded.length, fold(first).length) / 3)
    return first;
  const longer = folded.length < 3 ? [] : candidates.filter((candidate) => fold(candidate).startsWith(folded));
  return longer.length === 1 ? longer[0] : undefined;
}

/** Several things as one phrase, the likest to `word` first, at most eight of them. */
export function oneOf(candidates: readonly string[], word = ''): string {
  if (candidates.length === 0) return 'nothing, since none exists';
  const listed = byLikeness(word, candidates).slice(0, 8);
  const rest = candidates.length - listed.length;
  return `${listed.length > 1 ? 'one of ' : ''}${listed.join(', ')}${rest ? ` and ${rest} more` : ''}`;
}

/** The question about a near candidate, or undefined. */
export function didYouMean(word: string, candidates: readonly string[]): string | undefined {
  const meant = nearest(word, candidates);
  return meant === undefined ? undefined : `did you mean ${meant}?`;
}

/** The one sentence of every problem: `expected X, got Y; hint`. */
export function expected(what: string, got: string, hint?: string): string {
  return `expected ${what}, got ${got}${hint ? `; ${hint}` : ''}`;
}
