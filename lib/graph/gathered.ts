import { grouped } from '../model/grouped';
import type { Graph, GraphEdge, GraphNode } from './graph';

/** Most nodes of a drawing that a person can follow. */
export const mostNodes = 60;

/** Ranks a mark; the hardest of what is gathered is shown. */
export type Rank = (mark: string | undefined) => number;

/** Ever coarser ways to name the node that stands for several. */
const steps: readonly ((node: GraphNode) => string)[] = [
  ({ type, id, group, detail }) => (type === 'resource' ? JSON.stringify([type, group, detail]) : id),
  ({ type, id, group, detail }) => (type === 'service' ? id : JSON.stringify([type, group, detail])),
  ({ type, group, detail }) => JSON.stringify([type, group, detail]),
  ({ type, group }) => JSON.stringify([type, group]),
  ({ group }) => JSON.stringify(group),
  ({ group }) => JSON.stringify(group.slice(0, 1)),
];

/** A graph with no more nodes than a person can follow: alike nodes become one, by ever coarser steps, and the rest is left out at last. */
export function gathered(graph: Graph, rank: Rank = () => 0, most = mostNodes): Graph {
  if (graph.nodes.length <= most) return graph;
  const found = steps.map((step) => merged(graph, step, rank)).find(({ nodes }) => nodes.length <= most);
  return found ?? cut(merged(graph, steps.at(-1)!, rank), rank, most);
}

function merged({ nodes, edges }: Graph, step: (node: GraphNode) => string, rank: Rank): Graph {
  const groups = [...grouped(nodes, step).values()];
  const all = groups.map((members, index) => ({ members, node: nodeOf(members, index, rank) }));
  const heirs = new Map(all.flatMap(({ members, node }) => members.map(({ id }) => [id, node.id] as const)));
  const moved = edges.map(({ from, to, type }): GraphEdge => ({ from: heirs.get(from)!, to: heirs.get(to)!, type }));
  const once = new Map(moved.filter(({ from, to }) => from !== to).map((edge) => [JSON.stringify(edge), edge]));
  return { nodes: all.map(({ node }) => node), edges: [...once.values()] };
}

function nodeOf(members: readonly GraphNode[], index: number, rank: Rank): GraphNode {
  const [first] = members as [GraphNode];
  if (members.length === 1) return first;
  const hardest = members.reduce((worst, one) => (rank(one.mark) > rank(worst.mark) ? one : worst));
  const isAlike = members.every(({ type }) => type === first.type);
  const { mark } = hardest;
  return {
    id: `gathered/${index}`,
    type: isAlike ? first.type : 'gathered',
    label: `${members.length} ${isAlike ? plurals[first.type] : 'parts'}`,
    detail: labels(members),
    group: commonGroup(members),
    members: members.flatMap(({ id, members: inner = [id] }) => inner),
    ...(mark !== undefined && { mark }),
  };
}

const plurals: Readonly<Record<GraphNode['type'], string>> = {
  service: 'services',
  backing: 'backings',
  resource: 'resources',
  entrance: 'hosts',
  external: 'external hosts',
  cluster: 'clusters',
  gathered: 'parts',
};

/** Names of the first few. */
function labels(members: readonly GraphNode[]): string {
  const all = [...new Set(members.map(({ label }) => label))];
  return all.length > 3 ? `${all.slice(0, 2).join(', ')}, …` : all.join(', ');
}

/** Frames that all members stand in. */
function commonGroup(members: readonly GraphNode[]): readonly string[] {
  const [first] = members as [GraphNode];
  const end = first.group.findIndex((name, depth) => members.some(({ group }) => group[depth] !== name));
  return end < 0 ? first.group : first.group.slice(0, end);
}

function cut({ nodes, edges }: Graph, rank: Rank, most: number): Graph {
  const sorted = [...nodes].sort((a, b) => rank(b.mark) - rank(a.mark));
  const kept = sorted.slice(0, most - 1);
  const ids = new Set(kept.map(({ id }) => id));
  const rest: GraphNode = {
    id: 'rest',
    type: 'gathered',
    label: `${nodes.length - kept.length} more`,
    group: [],
    members: [],
  };
  return { nodes: [...kept, rest], edges: edges.filter(({ from, to }) => ids.has(from) && ids.has(to)) };
}
