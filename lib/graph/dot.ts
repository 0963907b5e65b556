import type { Graph, GraphNode } from './graph';
import { type Frame, framesOf } from './frames';

/** Shapes of Graphviz by what a node stands for. */
const shapes: Readonly<Record<GraphNode['type'], string>> = {
  service: 'box',
  backing: 'cylinder',
  resource: 'component',
  entrance: 'house',
  external: 'ellipse',
  cluster: 'box3d',
  gathered: 'folder',
};

/**
 * A graph in the language of Graphviz.
 * @see https://graphviz.org/doc/info/lang.html
 */
export function dot(graph: Graph): string {
  const ids = new Map(graph.nodes.map(({ id }, index) => [id, `n${index}`]));
  const node = ({ id, type, label, detail, mark }: GraphNode) => {
    const text = [label, detail, mark].filter((one) => one !== undefined).join('\n');
    return `${ids.get(id)} [shape=${shapes[type]}, label=${quoted(text)}${mark === undefined ? '' : ', penwidth=2'}]`;
  };
  let count = 0;
  const lines = ({ name, nodes, frames }: Frame, indent: string): string[] => [
    ...nodes.map((one) => `${indent}${node(one)};`),
    ...frames.flatMap((inner) => [
      `${indent}subgraph cluster_${count++} {`,
      `${indent}  label=${quoted(inner.name)};`,
      ...lines(inner, `${indent}  `),
      `${indent}}`,
    ]),
    ...(name === ''
      ? graph.edges.map(({ from, to, type }) => `${indent}${ids.get(from)} -> ${ids.get(to)} [${styles[type]}];`)
      : []),
  ];
  return `digraph strata {\n  rankdir=LR;\n  node [fontname="sans-serif"];\n${lines(framesOf(graph), '  ').join('\n')}\n}\n`;
}

/** Styles of edges. */
const styles = { routes: 'style=bold', calls: 'style=solid', uses: 'style=dashed', holds: 'style=dotted' } as const;

/** A text in quotes. Graphviz reads `&` as the start of an entity, and a backslash as that of an escape. */
function quoted(text: string): string {
  const inert = text.replace(/&/g, '&amp;').replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n');
  return `"${inert}"`;
}
