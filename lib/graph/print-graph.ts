import { dot } from './dot';
import { gathered } from './gathered';
import type { Graph } from './graph';
import { graphPage } from './graph-page';
import { mermaid } from './mermaid';
import { svg } from './svg';

/** Prints a graph; DOT has each part, and the others as many as a person can follow. */
const printers = {
  mermaid: (graph: Graph) => mermaid(gathered(graph)),
  svg: (graph: Graph, title: string) => svg(gathered(graph), { title }),
  html: graphPage,
  dot,
} as const satisfies Readonly<Record<string, (graph: Graph, title: string) => string | Promise<string>>>;

/** A format of drawings. */
export type GraphFormat = keyof typeof printers;

/** Formats of drawings. */
export const graphFormats = Object.keys(printers) as GraphFormat[];

/** A graph in a format. */
export async function printGraph(graph: Graph, format: GraphFormat, title: string): Promise<string> {
  return printers[format](graph, title);
}
