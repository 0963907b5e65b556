import { grouped } from './grouped';
import { type Problem, isError } from './problem';

/** Maximum number of listed problems of one file. */
const most = 100;

/** Problems, of each file at most a readable number: the first ones, errors before warnings, and the number of the rest. */
export function perFile(problems: readonly Problem[]): Problem[] {
  return [...grouped(problems, ({ file }) => file).values()].flatMap(listed);
}

/** The problems of one file; where an earlier stage truncated them, the last line says so. */
function listed(all: readonly Problem[]): readonly Problem[] {
  if (all.length <= most + 1) return all;
  const errors = all.filter(isError);
  const shown = (errors.length ? errors : all).slice(0, most);
  const { file } = all[0]!;
  const message = `expected fewer problems, got ${all.length - shown.length} more in this file`;
  return [...shown, { file, line: 1, column: 1, path: '', code: errors.length ? 'E119' : 'W100', message }];
}
