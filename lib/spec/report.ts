import type { Problem } from '../model/problem';
import type { KnownCode } from '../model/codes';
import { type At, lines } from './lines';

/** Maximum number of listed problems of one file. */
const most = 100;

/** Collects problems of one file. */
export interface Report {
  readonly at: At;
  /** Adds a problem at an offset of the text. */
  add(code: KnownCode, offset: number, path: readonly PropertyKey[], message: string): void;
  /** Problems by position. */
  problems(): readonly Problem[];
}

/** An empty report on one text. */
export function report(file: string, text: string): Report {
  const found: { readonly offset: number; readonly problem: Problem }[] = [];
  const at = lines(file, text);
  return {
    at,
    add: (code, offset, path, message) => found.push({ offset, problem: { ...at(offset, path), code, message } }),
    problems() {
      const sorted = [...found].sort((a, b) => a.offset - b.offset).map(({ problem }) => problem);
      if (sorted.length <= most) return sorted;
      const errors = sorted.filter(({ code }) => code.startsWith('E'));
      const listed = (errors.length ? errors : sorted).slice(0, most);
      const rest = {
        ...at(0, []),
        message: `expected fewer problems, got ${sorted.length - listed.length} more in this file`,
      };
      return [...listed, { ...rest, code: errors.length ? 'E119' : 'W100' }];
    },
  };
}
