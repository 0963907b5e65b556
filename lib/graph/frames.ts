import { grouped } from '../model/grouped';
import type { Graph, GraphNode } from './graph';

/** A frame of a drawing, with what stands in it. */
export interface Frame {
  /** Empty for the drawing itself. */
  readonly name: string;
  readonly nodes: readonly GraphNode[];
  readonly frames: readonly Frame[];
}

/** The frames of a graph, by the groups of its nodes. */
export function framesOf({ nodes }: Pick<Graph, 'nodes'>): Frame {
  return frame('', nodes, 0);
}

function frame(name: string, all: readonly GraphNode[], depth: number): Frame {
  const inner = grouped(
    all.filter(({ group }) => group.length > depth),
    ({ group }) => group[depth]!,
  );
  return {
    name,
    nodes: all.filter(({ group }) => group.length === depth),
    frames: [...inner].map(([key, members]) => frame(key, members, depth + 1)),
  };
}
