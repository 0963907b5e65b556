import { escaped } from '../../graph/escaped';
import { gathered } from '../../graph/gathered';
import type { Graph, GraphNode } from '../../graph/graph';
import { page } from '../../graph/page';
import { svg } from '../../graph/svg';
import { type Problem, isError } from '../../model/problem';
import { changeNodeId } from '../change-graph';
import { rankOf } from '../impact/impact';
import type { ChangeReport } from '../change-report';
import { type Consequence, consequences } from '../impact/impact';
import { type Cluster, clustersOf } from './clusters';
import { causeRows, changeDetails, deniedItems, reachItems, stepsOf } from './html-parts';
import { Pages } from './pages';
import type { ReportOptions } from './markdown';
import { countsOf } from './report-data';
import { severities } from './severity';

/** Most bytes of changes and of causes: a whole page stays under 500 kB. */
const most = { changes: 300_000, causes: 80_000, others: 20_000 } as const;

/** A redacted report as a page of its own: it has no script and loads nothing. */
export async function htmlReport(
  report: ChangeReport,
  { denied = [], sections = [] }: ReportOptions = {},
): Promise<string> {
  const clusters = clustersOf(report);
  const title = titleOf(report);
  const parts = [
    '<a class="skip" href="#changes">Skip to the changes</a>',
    `<header><h1>${escaped(title)}</h1><p>From <code>${escaped(report.from)}</code> to <code>${escaped(report.to)}</code></p>${counts(report)}</header>`,
    '<main>',
    listed('notes', 'Notes', report.notes.map(escaped)),
    listed('errors', 'Errors', report.problems.filter(isError).map(problemItem)),
    listed('warnings', 'New warnings', (report.broken ?? []).map(problemItem)),
    listed('denied', 'Denied', deniedItems(denied)),
    await drawing(report, clusters),
    changes(clusters),
    ...sections.map(stepsOf),
    causes(report),
    listed('reached', 'Reached through others', reachItems(report.reach)),
    '</main>',
  ];
  return page(title, parts.join('\n'));
}

function problemItem({ file, line, column, message }: Problem): string {
  return `<code>${escaped(`${file}:${line}:${column}`)}</code> ${escaped(message)}`;
}

function titleOf({ changes, problems }: ChangeReport): string {
  const errors = problems.filter(isError).length;
  if (errors > 0) return `Strata: ${errors} ${errors === 1 ? 'error' : 'errors'} in the specs`;
  if (changes.length === 0) return 'Strata: nothing changes';
  return `Strata: ${changes.length} ${changes.length === 1 ? 'object changes' : 'objects change'}`;
}

function counts(report: ChangeReport): string {
  const items = Object.entries(countsOf(report)).map(
    ([word, count]) =>
      `<li><a href="#${word}"><span class="word ${severities[word as Consequence]}">${word}</span> ${count}</a></li>`,
  );
  return items.length > 0 ? `<ul class="counts">${items.join('')}</ul>` : '';
}

function listed(id: string, title: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  const { kept, left } = new Pages(most.others).fitting(items);
  const rest = left > 0 ? `<li>and ${left} more</li>` : '';
  return `<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2><ul>${kept.map((one) => `<li>${one}</li>`).join('')}${rest}</ul></section>`;
}

async function drawing(report: ChangeReport, clusters: readonly Cluster[]): Promise<string> {
  if (report.graph.nodes.length === 0) return '';
  const shown = gathered(report.graph, rankOf);
  const anchors = anchorsOf(clusters);
  const picture = await svg(shown, {
    title: 'What the change touches, and what that is connected with',
    href: (id) => hrefOf(shown, id, anchors),
    severity: (mark) => severities[mark as Consequence],
    styled: false,
  });
  return `<section aria-labelledby="graph"><h2 id="graph">Graph</h2>
<p class="soft">A link of a part leads to its hardest change. Solid lines are calls, dashed ones lead to backings, dotted ones to resources of a cloud, thick ones come from hosts.${shown === report.graph ? '' : ` Of ${report.graph.nodes.length} parts, those alike are drawn as one.`}</p>
<div class="scroll graphic" role="region" tabindex="0" aria-label="Drawing of the change">${picture}</div></section>`;
}

/** Where the hardest change of each node is: clusters are sorted by that. */
function anchorsOf(clusters: readonly Cluster[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [index, { members }] of clusters.entries())
    for (const id of members.map(changeNodeId)) if (!found.has(id)) found.set(id, `#change-${index + 1}`);
  return found;
}

function hrefOf({ nodes }: Graph, id: string, anchors: ReadonlyMap<string, string>): string | undefined {
  const node = nodes.find((one) => one.id === id) as GraphNode;
  const found = (node.members ?? [id]).flatMap((one) => anchors.get(one) ?? []);
  return found.sort((a, b) => Number(a.slice('#change-'.length)) - Number(b.slice('#change-'.length)))[0];
}

function changes(clusters: readonly Cluster[]): string {
  const pages = new Pages(most.changes);
  const groups = [...consequences].reverse().flatMap((word) => {
    const items = clusters.flatMap((cluster, index) =>
      cluster.sample.consequence === word ? [changeDetails(cluster, index + 1)] : [],
    );
    if (items.length === 0) return [];
    const { kept, left } = pages.fitting(items);
    const rest = left > 0 ? `<p>${left} more kinds of changes are left out here; the report in JSON has them.</p>` : '';
    return [`<h3 id="${word}" class="${severities[word]}">${word}</h3>${kept.join('\n')}${rest}`];
  });
  const all = groups.length > 0 ? groups.join('\n') : '<p>No object changes.</p>';
  return `<section aria-labelledby="changes"><h2 id="changes">Changes</h2>${all}</section>`;
}

function causes(report: ChangeReport): string {
  const used = new Set(report.changes.flatMap((one) => one.causes));
  const { kept, left } = new Pages(most.causes).fitting(causeRows(report.causes, used));
  if (kept.length === 0) return '';
  const rest = left > 0 ? `<p>and ${left} more</p>` : '';
  return `<section aria-labelledby="causes"><h2 id="causes">Causes</h2><div class="scroll" role="region" tabindex="0" aria-label="Table of causes"><table><thead><tr><th scope="col">Place</th><th scope="col">Key</th><th scope="col">Before</th><th scope="col">After</th></tr></thead><tbody>${kept.join('')}</tbody></table></div>${rest}</section>`;
}
