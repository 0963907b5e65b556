import { type Code, codes } from '../../lib/model/codes';
import { page, plain, table } from './markdown';

const groups = [
  ['E1', 'Files and YAML'],
  ['E2', 'Schema'],
  ['E3', 'Meaning'],
  ['W1', 'Keys without effect'],
  ['W2', 'Substitutions and doubtful values'],
] as const;

const introduction = `Every problem is one line: \`file:line:column path: message [code]\`. All problems of all files are shown
at once. A code with E stops the synthesis and nothing is written; one with W is a warning, which \`--strict\` turns into an
error. The exit code is 2 in both cases.`;

/** \`docs/problems.md\`. */
export function problemsPage(): string {
  const all = Object.entries(codes) as [string, Code][];
  const parts = groups.flatMap(([prefix, title]) => [
    `## ${prefix}xx: ${title}`,
    table(
      ['Code', 'Problem', 'Remedy'],
      all.filter(([code]) => code.startsWith(prefix)).map(([code, one]) => [code, plain(one.title), plain(one.remedy)]),
    ),
  ]);
  return page('Problems', [introduction, ...parts]);
}
