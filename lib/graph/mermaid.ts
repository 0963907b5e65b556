import { type Frame, framesOf } from './frames';
import type { Graph, GraphNode } from './graph';

/** Brackets of Mermaid by what a node stands for. */
const brackets: Readonly<Record<GraphNode['type'], readonly [string, string]>> = {
  service: ['[', ']'],
  backing: ['[(', ')]'],
  resource: ['[[', ']]'],
  entrance: ['>', ']'],
  external: ['([', '])'],
  cluster: ['[/', '/]'],
  gathered: ['{{', '}}'],
};

/** Arrows of edges. */
const arrows = { routes: '==>', calls: '-->', uses: '-.->', holds: '---' } as const;

/**
 * A graph for Mermaid, which GitHub and GitLab draw in Markdown.
 * @see https://mermaid.js.org/syntax/flowchart.html
 */
export function mermaid(graph: Graph): string {
  const ids = new Map(graph.nodes.map(({ id }, index) => [id, `n${index}`]));
  const node = ({ id, type, label, detail, mark }: GraphNode) => {
    const [open, close] = brackets[type];
    const text = [label, detail, mark].filter((one) => one !== undefined).map(inert);
    return `${ids.get(id)}${open}"${text.join('<br/>')}"${close}`;
  };
  let count = 0;
  const lines = ({ nodes, frames }: Frame, indent: string): string[] => [
    ...nodes.map((one) => `${indent}${node(one)}`),
    ...frames.flatMap((inner) => [
      `${indent}subgraph g${count++} ["${inert(inner.name)}"]`,
      ...lines(inner, `${indent}  `),
      `${indent}end`,
    ]),
  ];
  const edges = graph.edges.map(({ from, to, type }) => `  ${ids.get(from)} ${arrows[type]} ${ids.get(to)}`);
  return `flowchart LR\n${[...lines(framesOf(graph), '  '), ...edges].join('\n')}\n`;
}

/** A text that is neither Markdown nor HTML to Mermaid: all but letters, digits and plain signs as entities; a list's mark at its start, too. */
function inert(text: string): string {
  const isMark = (index: number) => /^(?:-|\d{1,9}\.)$/.test(text.slice(0, index + 1));
  return [...text]
    .map((one, index) => (/[\p{L}\p{N} .,/:-]/u.test(one) && !isMark(index) ? one : `#${one.codePointAt(0)};`))
    .join('');
}
