import { headerOf } from '../model/header';
import type { ChartFile } from './chart-input';

/** Start and end of a comment in a file of a chart. */
type Comment = readonly [start: string, end: string];

const comments: readonly (readonly [path: RegExp, comment: Comment])[] = [
  [/^templates\//, ['{{/* ', ' */}}\n']],
  [/\.md$/, ['<!-- ', ' -->\n']],
  [/\.json$/, ['', '']],
  [/./, ['# ', '\n']],
];

/** A file with a line that names its source; JSON has it as `$comment`. */
export function withHeader({ path, text }: ChartFile, source: string): ChartFile {
  const [start, end] = comments.find(([pattern]) => pattern.test(path))![1];
  // The end of a comment in a path must not end it.
  const header = headerOf(source).replace(/\*\/|-->|\{\{|\}\}|["\\]/g, '?');
  if (!path.endsWith('.json')) return { path, text: `${start}${header}${end}${text}` };
  return { path, text: text.replace('{\n', `{\n  "$comment": "${header}",\n`) };
}
