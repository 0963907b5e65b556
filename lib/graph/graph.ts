/** What a node of a graph stands for. */
export const nodeTypes = ['service', 'backing', 'resource', 'entrance', 'external', 'cluster', 'gathered'] as const;

/** What a node of a graph stands for. */
export type NodeType = (typeof nodeTypes)[number];

/** What an edge of a graph says: `holds` leads to a resource of a cloud that a service or a backing is made of. */
export const edgeTypes = ['routes', 'calls', 'uses', 'holds'] as const;

/** What an edge of a graph says. */
export type EdgeType = (typeof edgeTypes)[number];

/** A part of a platform in a drawing. */
export interface GraphNode {
  /** Unique in its graph. */
  readonly id: string;
  readonly type: NodeType;
  readonly label: string;
  /** Second line: the type of a workload, the kind of a backing. @default - none */
  readonly detail?: string;
  /** Names of the frames around it, from the outermost: environment, then cluster or cloud. */
  readonly group: readonly string[];
  /** What happens to it, such as `replacement`. @default - nothing changes */
  readonly mark?: string;
  /** Ids of the nodes that it stands for. @default - itself */
  readonly members?: readonly string[];
}

/** A directed connection of two nodes. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly type: EdgeType;
}

/** A drawing's content. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** Several graphs as one: of nodes with the same id the last one, each edge once. */
export function joined(graphs: readonly Graph[]): Graph {
  const nodes = new Map(graphs.flatMap((one) => one.nodes.map((node) => [node.id, node] as const)));
  const edges = new Map(graphs.flatMap((one) => one.edges.map((edge) => [edgeId(edge), edge] as const)));
  return {
    nodes: [...nodes.values()],
    edges: [...edges.values()].filter(({ from, to }) => nodes.has(from) && nodes.has(to)),
  };
}

function edgeId({ from, to, type }: GraphEdge): string {
  return JSON.stringify([from, to, type]);
}

/** The part of a graph that some nodes and those connected with them make. */
export function around({ nodes, edges }: Graph, ids: ReadonlySet<string>): Graph {
  const kept = edges.filter(({ from, to }) => ids.has(from) || ids.has(to));
  const near = new Set([...ids, ...kept.flatMap(({ from, to }) => [from, to])]);
  return { nodes: nodes.filter(({ id }) => near.has(id)), edges: kept };
}
