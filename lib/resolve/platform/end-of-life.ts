import type { End } from '../../model/ends/end';
import { endOf } from '../../model/ends/ends';
import type { Problem } from '../../model/problem';
import type { Found } from '../../model/uses';

/** A use that is over, or will be. */
export interface EndOfLife extends Found {
  readonly end: End;
}

/** What of all that is used is over on a day, the soonest first; each place once. */
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

/** An end as a warning at the line that asks for what ends. */
export function warningOf({ what, version, where, place, end }: EndOfLife): Problem {
  const message = `expected ${what} that is supported, got ${version}${placeOf({ where, end })}, which ends on ${dateOf(end)}; way out: ${end.instead}; see ${end.source}`;
  return { ...place, code: 'W218', message };
}

/** The cloud where a use ends, in words; nothing where it ends everywhere. */
export function placeOf({ where, end }: Pick<EndOfLife, 'where' | 'end'>): string {
  return end.where === '*' ? '' : ` on ${where}`;
}

/** The date of an end, with the doubt that there is. */
export function dateOf({ date, unverified }: End): string {
  return unverified === undefined ? date : `${date} (not certain: ${unverified})`;
}
