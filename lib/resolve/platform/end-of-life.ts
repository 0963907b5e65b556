import type { End } from '../../model/ends/end';
import { endOf } from '../../model/ends/ends';
import type { Problem } from '../../model/problem';
import type { Found } from '../../model/uses';

/** A product version in use, and its end of support. */
export interface EndOfLife extends Found {
  readonly end: End;
}

/** Ends of support before a day among product versions in use, soonest first; each place once. */
export function endOfLifeBy(day: string, found: readonly Found[]): EndOfLife[] {
  const all = found.flatMap((one): EndOfLife[] => {
    const end = endOf(one.what, one.version, one.where);
    return end && end.date <= day ? [{ ...one, end }] : [];
  });
  const once = new Map(all.map((one) => [keyOf(one), one] as const));
  return [...once.values()].sort((a, b) => (a.end.date < b.end.date ? -1 : Number(a.end.date > b.end.date)));
}

function keyOf({ what, version, end: { where }, place: { file, line, column } }: EndOfLife): string {
  return `${what} ${version} ${where} ${file}:${line}:${column}`;
}

/** An end of support as a warning at the line of the version. */
export function warningOf({ what, version, where, place, end }: EndOfLife): Problem {
  const message = `expected a supported version of ${what}, got ${version}${placeOf({ where, end })}, whose support ends on ${dateOf(end)}; remedy: ${end.instead}; see ${end.source}`;
  return { ...place, code: 'W218', message };
}

/** The cloud of an end of support in words; empty for all clouds. */
export function placeOf({ where, end }: Pick<EndOfLife, 'where' | 'end'>): string {
  return end.where === '*' ? '' : ` on ${where}`;
}

/** The date of an end of support, with its uncertainty. */
export function dateOf({ date, unverified }: End): string {
  return unverified === undefined ? date : `${date} (uncertain: ${unverified})`;
}
