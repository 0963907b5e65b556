import { isError, type Problem } from '../../model/problem';
import type { ChangeReport, Consequential } from '../change-report';
import { changeHash } from '../change-hash';
import { type Consequence, consequences } from '../impact/impact';
import { Budget } from './budget';
import { type Cluster, clustersOf } from './clusters';
import { code, prose } from './inert-markdown';
import { changeItem, causeText } from './markdown-items';
import { countsOf } from './report-data';
import { isHard } from './severity';
import { type Section, markdownSection } from './section';

/** Most characters of a comment, with room for what a bot adds. @see https://github.com/orgs/community/discussions/27190 */
const most = 65_000;

/** What a report is made with, beside the changes. */
export interface ReportOptions {
  /** Changes that `--deny` refuses. @default - none */
  readonly denied?: readonly Consequential[];
  /** Further parts, such as the steps of the change. @default - none */
  readonly sections?: readonly Section[];
  /** Part of the repository that is compared: each has a comment of its own. @default - all of it */
  readonly scope?: string;
}

/** Line by which a bot finds its comment again. */
export function marker(scope = 'all'): string {
  return `<!-- strata-diff: ${scope.replace(/[^\w./]/g, '_') || 'all'} -->`;
}

/** A redacted report as the text of a comment of a pull request: the hardest first, folded, never longer than GitHub allows. */
export function markdownReport(
  report: ChangeReport,
  { denied = [], sections = [], scope }: ReportOptions = {},
): string {
  const { from, to, notes, changes } = report;
  const budget = new Budget(most);
  budget.add([marker(scope), `### ${headline(report)}`, `${code(from)} to ${code(to)}`].join('\n\n'));
  for (const note of notes.slice(0, 20)) budget.add(`- note: ${prose(note)}`);
  addProblems(budget, 'errors', report.problems.filter(isError));
  addProblems(budget, 'new warnings', report.broken ?? []);
  addDenied(budget, denied);
  const clusters = clustersOf(report);
  for (const word of [...consequences].reverse())
    addGroup(
      budget,
      word,
      clusters.filter(({ sample }) => sample.consequence === word),
      report,
    );
  for (const section of sections) budget.add(markdownSection(section));
  if (changes.length > 0) addRest(budget, report);
  return budget.text();
}

function headline(report: ChangeReport): string {
  const { changes, problems } = report;
  const errors = problems.filter(isError).length;
  if (errors > 0) return `Strata: ${errors} ${errors === 1 ? 'error' : 'errors'} in the specs`;
  if (changes.length === 0) return 'Strata: nothing changes';
  const counts = Object.entries(countsOf(report)).map(([word, count]) => `${count} ${word}`);
  return `Strata: ${changes.length} ${changes.length === 1 ? 'object changes' : 'objects change'} (${counts.join(', ')})`;
}

function addProblems(budget: Budget, word: string, problems: readonly Problem[]): void {
  const items = problems.map(
    ({ file, line, column, message, code: known }) =>
      `- ${code(`${file}:${line}:${column}`)} ${prose(message)} (${known})`,
  );
  const summary = word.charAt(0).toUpperCase() + word.slice(1);
  budget.fold({ summary, isOpen: true, items, left: (count) => `${count} more ${word} are left out` });
}

function addDenied(budget: Budget, denied: readonly Consequential[]): void {
  const items = denied.map(
    (one) => `- ${code(changeHash(one))} ${one.consequence}: ${one.action} ${code(one.name)} in ${code(one.file)}`,
  );
  budget.fold({
    summary: `Denied: ${denied.length}. To let exactly such a change pass, name its hash under acknowledge`,
    isOpen: true,
    items,
    left: (count) => `${count} more denied changes are left out`,
  });
}

function addGroup(budget: Budget, word: Consequence, clusters: readonly Cluster[], report: ChangeReport): void {
  const count = clusters.reduce((sum, { members }) => sum + members.length, 0);
  const causes = new Map(report.causes.map((cause) => [cause.id, cause]));
  budget.fold({
    summary: `<b>${word}</b>: ${count} ${count === 1 ? 'object' : 'objects'}`,
    isOpen: isHard(word),
    items: clusters.map((cluster) => changeItem(cluster, causes)),
    left: (rest) => `${rest} more kinds of changes are left out: the reports in JSON and HTML have them`,
  });
}

function addRest(budget: Budget, { causes, reach, changes }: ChangeReport): void {
  const used = new Set(changes.flatMap((one) => one.causes));
  budget.fold({
    summary: `Causes: ${used.size}`,
    items: causes.filter(({ id }) => used.has(id)).map((cause) => `- ${causeText(cause)}`),
    left: (count) => `${count} more causes are left out`,
  });
  const reached = reach.map(
    ({ platform, environment, service, through, direction }) =>
      `- ${code(`${platform}/${environment}/${service}`)} ${direction === 'upstream' ? 'calls' : 'is called by'} ${code(through)}`,
  );
  budget.fold({
    summary: `Reached through others: ${reach.length}`,
    items: reached,
    left: (count) => `${count} more are left out`,
  });
}
