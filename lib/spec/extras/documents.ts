import { read } from '../read';
import type { Report } from '../report';
import type { Tree } from '../tree';

/** One document of several in a text; offsets of its tree count from its own start. */
export interface YamlDocument {
  readonly tree: Tree;
  readonly text: string;
  readonly report: Report;
}

/** Non-empty documents of a YAML text; `---` at the start of a line is always a separator. */
export function documents(text: string, report: Report): YamlDocument[] {
  const starts = [0, ...[...text.matchAll(/^---(?=\s|$)/gm)].map(({ index }) => index)];
  return starts.flatMap((start, index) => {
    const own = text.slice(start, starts[index + 1]);
    const below = shifted(report, start);
    const tree = isBlank(own) ? undefined : read(own, below);
    return tree ? [{ tree, text: own, report: below }] : [];
  });
}

/** Whether a text is only comments; line by line, in linear time. */
function isBlank(text: string): boolean {
  return text
    .replace(/^---/, '')
    .split(/\r\n?|\n/)
    .every((line) => /^\s*(?:#|$)/.test(line));
}

/** A report that takes offsets of a part of its text. */
function shifted(report: Report, start: number): Report {
  return {
    at: (offset, path) => report.at(offset + start, path),
    add: (code, offset, path, message) => report.add(code, offset + start, path, message),
    problems: report.problems,
  };
}
