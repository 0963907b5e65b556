import type { Graph as Drawing, Subgraph } from '@viz-js/viz';
import { type Frame, framesOf } from './frames';
import { shownLines } from './shown-lines';
import type { Graph, GraphEdge, GraphNode } from './graph';

/** A point of a drawing, in pixels from its upper left. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle of a drawing. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** Where everything of a graph stands. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly (Box & { readonly node: GraphNode })[];
  readonly frames: readonly (Box & { readonly name: string })[];
  /** Cubic Bézier curves: a start, then three points each. */
  readonly edges: readonly { readonly edge: GraphEdge; readonly points: readonly Point[]; readonly tip: Point }[];
}

/** Width of a character, height of a line and margin in a node, in pixels. */
export const metrics = { character: 7.4, line: 16, margin: 12 } as const;

/** Graphviz counts in inches of 72 points. */
const inch = 72;

/** Places a graph by Graphviz, which gets sizes and no texts: nothing that an author wrote reaches it. */
export async function layout(graph: Graph): Promise<Layout> {
  // A megabyte, which only drawings need.
  const { instance } = await import('@viz-js/viz');
  const viz = await instance();
  return placed(JSON.parse(viz.renderString(drawing(graph), { format: 'json0', engine: 'dot' })) as Rendered, graph);
}

function drawing(graph: Graph): Drawing {
  const names = new Map(graph.nodes.map(({ id }, index) => [id, `n${index}`]));
  let count = 0;
  const inside = ({ nodes, frames }: Frame): Pick<Subgraph, 'nodes' | 'subgraphs'> => ({
    nodes: nodes.map((node) => ({ name: names.get(node.id)!, attributes: sizeOf(node) })),
    subgraphs: frames.map((one) => ({
      name: `cluster_${count++}`,
      graphAttributes: {
        label: 'x'.repeat(Math.min(one.name.length, 40)),
        fontname: 'Courier',
        fontsize: 13,
        margin: metrics.margin,
      },
      ...inside(one),
    })),
  });
  return {
    directed: true,
    graphAttributes: { rankdir: 'LR', nodesep: 0.2, ranksep: 0.6 },
    nodeAttributes: { shape: 'box', label: '', fixedsize: true },
    ...inside(framesOf(graph)),
    edges: graph.edges.map(({ from, to }, index) => ({
      tail: names.get(from)!,
      head: names.get(to)!,
      attributes: { id: String(index) },
    })),
  };
}

function sizeOf(node: GraphNode): { readonly width: number; readonly height: number } {
  const lines = shownLines(node);
  const width = Math.max(...lines.map((line) => line.length)) * metrics.character + 2 * metrics.margin;
  return { width: width / inch, height: (lines.length * metrics.line + metrics.margin) / inch };
}

/** What Graphviz returns, as far as it is used. @see https://graphviz.org/docs/outputs/json/ */
interface Rendered {
  readonly bb: string;
  readonly objects?: readonly {
    readonly name: string;
    readonly bb?: string;
    readonly pos?: string;
    readonly width?: string;
    readonly height?: string;
  }[];
  readonly edges?: readonly { readonly id: string; readonly pos: string }[];
}

function placed({ bb, objects = [], edges = [] }: Rendered, graph: Graph): Layout {
  const [, , width, height] = numbers(bb) as [number, number, number, number];
  const point = ([x, y]: readonly number[]): Point => ({ x: round(x!), y: round(height - y!) });
  const names = frameNames(framesOf(graph));
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    nodes: objects.flatMap(({ name, pos, width = '0', height: tall = '0' }) => {
      if (pos === undefined) return [];
      const size = { width: round(Number(width) * inch), height: round(Number(tall) * inch) };
      const { x, y } = point(numbers(pos));
      const node = graph.nodes[Number(name.slice(1))]!;
      return [{ node, ...size, x: round(x - size.width / 2), y: round(y - size.height / 2) }];
    }),
    frames: objects.flatMap(({ name, bb: box }) => {
      if (box === undefined) return [];
      const [left, low, right, high] = numbers(box) as [number, number, number, number];
      const size = { width: round(right - left), height: round(high - low) };
      return [{ name: names[Number(name.slice('cluster_'.length))]!, ...point([left, high]), ...size }];
    }),
    edges: edges.map(({ id, pos }) => {
      const [tip, ...points] = pos.split(' ').map((one) => point(numbers(one.replace('e,', ''))));
      return { edge: graph.edges[Number(id)]!, tip: tip!, points };
    }),
  };
}

/** Names of frames in the order in which they were numbered: an outer one before those in it. */
function frameNames({ frames }: Frame): string[] {
  return frames.flatMap((one) => [one.name, ...frameNames(one)]);
}

function numbers(text: string): number[] {
  return text.split(',').map(Number);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
