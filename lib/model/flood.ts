import { grouped } from './grouped';
import { type Problem, isError } from './problem';

/** Most problems of one file that are listed. */
const most = 100;

/** Problems, of each file no more than anybody reads: its first ones, errors before warnings, and how many there are beside them. */
export function perFile(problems: readonly Problem[]): Problem[] {
  return [...grouped(problems, ({ file }) => file).values()].flatMap(listed);
}

/** The problems of one file; where a stage before has cut them already, the line that says so is the last one. */
function listed(all: readonly Problem[]): readonly Problem[] {
  if (all.length <= most + 1) return all;
  const errors = all.filter(isError);
  const shown = (errors.length ? errors : all).slice(0, most);
  const { file } = all[0]!;
  const message = `expected fewer problems, got ${all.length - shown.length} more in this file`;
  return [...shown, { file, line: 1, column: 1, path: '', code: errors.length ? 'E119' : 'W100', message }];
}
