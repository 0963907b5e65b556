import { type Problem, formatProblem, isError } from '../model/problem';
import { redacted } from '../model/redacted';
import { printable } from '../model/printable';
import type { Sink } from './terminal';

const compare = (a: string | number, b: string | number) => (a < b ? -1 : Number(a > b));

/** Each problem once, by file, line and column. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const once = new Map(problems.map(redacted).map((problem) => [formatProblem(problem), problem]));
  return [...once.values()].sort(
    (a, b) =>
      compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(formatProblem(a), formatProblem(b)),
  );
}

/** Whether problems fail the run; with `strict` warnings do, too. */
export function stops(problems: readonly Problem[], strict = false): boolean {
  return strict ? problems.length > 0 : problems.some(isError);
}

/** Prints problems as lines; on a terminal with the source line and a caret, and how many there are. */
export function printProblems(problems: readonly Problem[], sink: Sink): void {
  const sorted = sortProblems(problems);
  for (const problem of sorted) {
    sink.write(`${sink.colors[isError(problem) ? 'red' : 'yellow'](printable(formatProblem(problem)))}\n`);
    if (sink.isTerminal && problem.excerpt !== undefined) sink.write(excerpt(problem, problem.excerpt, sink));
  }
  if (sorted.length > 0) sink.write(`${sink.colors.bold(countProblems(sorted))}\n`);
}

/** `2 errors, 1 warning in 2 files`. */
export function countProblems(problems: readonly Problem[]): string {
  const errors = problems.filter(isError).length;
  const counts = [count(errors, 'error'), count(problems.length - errors, 'warning')].filter(
    (text) => !text.startsWith('0'),
  );
  return `${counts.join(', ')} in ${count(new Set(problems.map(({ file }) => file)).size, 'file')}`;
}

/** `1 file`, `2 files`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** The source line and a caret under the column; a long line is truncated around the caret. */
function excerpt({ line, column }: Problem, source: string, { columns, colors }: Sink): string {
  const gutter = `${line} | `;
  const width = Math.max(columns - gutter.length - 1, 20);
  const start = Math.max(0, Math.min(column - 1 - Math.floor(width / 2), source.length - width));
  const shown = printable(source.slice(start, start + width), true);
  const caret = ' '.repeat(gutter.length + Math.max(column - 1 - start, 0));
  return `${colors.dim(gutter)}${shown}\n${caret}${colors.cyan('^')}\n`;
}
