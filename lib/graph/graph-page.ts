import { escaped } from './escaped';
import { gathered } from './gathered';
import type { Graph, GraphEdge } from './graph';
import { page } from './page';
import { svg } from './svg';

/** What each edge says of the one it starts from. */
const verbs: Readonly<Record<GraphEdge['type'], string>> = {
  routes: 'routes to',
  calls: 'calls',
  uses: 'uses',
  holds: 'is made of',
};

/** Most rows of the table below a drawing. */
const most = 1000;

/** A graph as a page: the drawing, and the same as a table. */
export async function graphPage(graph: Graph, title: string): Promise<string> {
  const picture = await svg(gathered(graph), { title: `Services of ${title}`, styled: false });
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const rows = graph.edges.slice(0, most).map(({ from, to, type }) => {
    const [start, end] = [nodes.get(from)!, nodes.get(to)!];
    const cells = [start.group[0] ?? '', start.label, verbs[type], end.label, end.detail ?? '', end.group.at(-1) ?? ''];
    return `<tr>${cells.map((one) => `<td>${escaped(one)}</td>`).join('')}</tr>`;
  });
  const left = graph.edges.length > most ? `<p>and ${graph.edges.length - most} more; the format dot has all</p>` : '';
  const heads = ['Environment', 'From', '', 'To', 'Kind', 'Place']
    .map((one) => `<th scope="col">${one || 'How'}</th>`)
    .join('');
  return page(
    title,
    [
      `<header><h1>${escaped(title)}</h1></header><main>`,
      `<section aria-labelledby="graph"><h2 id="graph">Graph</h2><div class="scroll graphic" role="region" tabindex="0" aria-label="Drawing">${picture}</div></section>`,
      `<section aria-labelledby="connections"><h2 id="connections">Connections</h2><div class="scroll" role="region" tabindex="0" aria-label="Table of connections"><table><thead><tr>${heads}</tr></thead><tbody>${rows.join('')}</tbody></table></div>${left}</section>`,
      '</main>',
    ].join('\n'),
  );
}
