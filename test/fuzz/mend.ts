import { isError, type Problem } from '../../lib/model/problem';
import { type Documents, fewest, type Mapping } from './documents';

/** Rounds after which a file with mistakes says no more than it must. */
const patience = 5;

/** Documents without what is wrong with them; in later rounds, without what is around it. */
export function mend(documents: Documents, problems: readonly Problem[], round: number): Documents {
  const wrong = problems.filter(isError);
  const entries = Object.entries(documents).flatMap(([file, document]): [string, Mapping][] => {
    const paths = wrong.filter((one) => one.file === file).map(({ path }) => path);
    if (paths.length === 0) return [[file, document]];
    if (round >= patience) {
      const least = fewest(file, document);
      return least ? [[file, least]] : [];
    }
    return [[file, paths.reduce((now, path) => without(now, path, Math.floor(round / 2)), document)]];
  });
  return Object.fromEntries(entries);
}

function without(document: Mapping, path: string, outwards: number): Mapping {
  const inside = keysOf(document, path).length ? '' : 'spec.';
  const keys = keysOf(document, inside + path);
  const kept = Math.max(1, keys.length - outwards);
  return (keys.length ? removed(document, keys.slice(0, kept)) : document) as Mapping;
}

/** Keys on the way that a path goes, as far as the document goes along. */
function keysOf(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null || path === '') return [];
  const key = Object.keys(value).find((name) => path === name || path.startsWith(`${name}.`));
  if (key === undefined) return [];
  return [key, ...keysOf((value as Mapping)[key], path.slice(key.length + 1))];
}

function removed(value: unknown, [key, ...rest]: readonly string[]): unknown {
  const entries = Object.entries(value as Mapping).flatMap(([name, inner]): [string, unknown][] => {
    if (name !== key) return [[name, inner]];
    return rest.length ? [[name, removed(inner, rest)]] : [];
  });
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}
