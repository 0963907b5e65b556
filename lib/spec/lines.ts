import type { Position } from '../model/problem';
import { visible } from './characters';

/** Maximum length of a line in a problem. */
const excerptLength = 300;

/** Position of an offset in its file; past the end is the end. */
export type At = (offset: number, path: readonly PropertyKey[]) => Position;

/** Positions in one text. */
export function lines(file: string, text: string): At {
  const starts = [0];
  for (let next = text.indexOf('\n'); next >= 0; next = text.indexOf('\n', next + 1)) starts.push(next + 1);

  return (wanted, path) => {
    const offset = Math.min(Math.max(wanted, 0), text.length);
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    const start = starts[low]!;
    const end = (starts[low + 1] ?? text.length + 1) - 1;
    const last = end > start && text[end - 1] === '\r' ? end - 1 : end;
    const column = Math.min(offset, last) - start + 1;
    const line = text.slice(start, Math.min(last, start + excerptLength));
    const excerpt = column <= excerptLength ? { excerpt: visible(line) } : {};
    return { file, line: low + 1, column, path: path.map((key) => visible(String(key))).join('.'), ...excerpt };
  };
}
