import fc from 'fast-check';
import { around, joined, type Graph, type GraphNode } from '../../lib/graph/graph';
import { dot } from '../../lib/graph/dot';
import { gathered, mostNodes } from '../../lib/graph/gathered';
import { layout } from '../../lib/graph/layout';
import { mermaid } from '../../lib/graph/mermaid';
import { svg } from '../../lib/graph/svg';
import { attack } from '../change/report/reports';

jest.setTimeout(60_000);

const node = (id: string, more: Partial<GraphNode> = {}): GraphNode => ({
  id,
  type: 'service',
  label: id,
  group: ['shop/live', 'cluster live'],
  ...more,
});

/** A service for each number, with a backing each. */
const fleet = (count: number): Graph => ({
  nodes: Array.from({ length: count }, (_, index) => [
    node(`s${index}`),
    node(`b${index}`, { type: 'backing', detail: index % 2 ? 'bucket' : 'queue', group: ['shop/live', 'aws'] }),
  ]).flat(),
  edges: Array.from({ length: count }, (_, index) => ({ from: `s${index}`, to: `b${index}`, type: 'uses' as const })),
});

test('a graph of up to sixty parts stays as it is', () => {
  const graph = fleet(mostNodes / 2);
  expect(gathered(graph)).toBe(graph);
});

test('above sixty parts, those alike become one, the coarser the more there are', () => {
  const small = gathered(fleet(40));
  expect(small.nodes.filter(({ type }) => type === 'service')).toHaveLength(40);
  expect(small.nodes.filter(({ type }) => type === 'backing').map(({ label, detail }) => [label, detail])).toEqual([
    ['20 backings', 'b0, b2, …'],
    ['20 backings', 'b1, b3, …'],
  ]);
  const large = gathered(fleet(500));
  expect(large.nodes.map(({ label }) => label)).toEqual(['500 services', '250 backings', '250 backings']);
  expect(large.edges).toHaveLength(2);
});

test('a drawing never has more parts than a person can follow, and keeps the hardest', () => {
  const graph: Graph = {
    nodes: Array.from({ length: 100 }, (_, index) =>
      node(`${index}`, { group: [`e${index}`], mark: index === 99 ? 'b' : 'a' }),
    ),
    edges: [],
  };
  const { nodes } = gathered(graph, (mark) => (mark === 'b' ? 1 : 0));
  expect(nodes).toHaveLength(mostNodes);
  expect(nodes.map(({ label }) => label)).toEqual(expect.arrayContaining(['99', '41 more']));
});

test('what is gathered bears the hardest mark, and names what it stands for', () => {
  const marked = fleet(40);
  const nodes = marked.nodes.map((one) => (one.id === 'b2' ? { ...one, mark: 'hard' } : one));
  const found = gathered({ ...marked, nodes }, (mark) => (mark === 'hard' ? 1 : -1)).nodes.find(
    ({ mark }) => mark === 'hard',
  );
  expect(found?.members).toContain('b2');
});

test('edges to what is not drawn go, and an edge said twice is one', () => {
  const edge = { from: 'a', to: 'b', type: 'calls' as const };
  const all = joined([
    { nodes: [node('a'), node('b')], edges: [edge, { ...edge, to: 'c' }] },
    { nodes: [], edges: [edge] },
  ]);
  expect(all.edges).toEqual([edge]);
  expect(
    around({ nodes: [node('a'), node('b'), node('d')], edges: [edge] }, new Set(['a'])).nodes.map(({ id }) => id),
  ).toEqual(['a', 'b']);
});

test('every part has a place of its own, the same in each run', async () => {
  const graph = fleet(12);
  const all = await layout(graph);
  expect(all.nodes.map(({ node: { id } }) => id).sort()).toEqual(graph.nodes.map(({ id }) => id).sort());
  expect(all.edges).toHaveLength(12);
  expect(all.frames.map(({ name }) => name)).toEqual(['shop/live', 'cluster live', 'aws']);
  for (const { x, y, width, height } of all.nodes) {
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(all.width);
    expect(y + height).toBeLessThanOrEqual(all.height);
  }
  expect(await layout(graph)).toEqual(all);
});

describe('texts of authors stay texts', () => {
  const drawn = fc.array(attack, { minLength: 5, maxLength: 5 }).map(([a, b, c, d, e]): Graph => ({
    nodes: [node('x', { label: a!, detail: b!, mark: c! }), node('y', { label: d!, group: [e!] })],
    edges: [{ from: 'x', to: 'y', type: 'calls' }],
  }));

  test('in SVG', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, attack, async (graph, title) => {
        const text = await svg(graph, { title, href: () => '#a' });
        const rest = text
          .replace(/<style>.*?<\/style>/s, '')
          .replace(/<\/?(?:svg|g|a|title|text|rect|path|defs|marker)(?: [a-zA-Z:-]+="[^"<>]*")*\/?>/g, '');
        expect(rest).not.toMatch(/[<>"'`]/);
      }),
      { numRuns: 50 },
    );
  });

  test('in DOT', () => {
    fc.assert(
      fc.property(drawn, (graph) => {
        const text = dot(graph).replace(/"(?:[^"\\]|\\[^])*"/g, '""');
        expect(text).toMatch(/^[\w\s{}[\]=;,"->]*$/);
      }),
    );
  });

  test('in Mermaid', () => {
    fc.assert(
      fc.property(drawn, (graph) => {
        const lines = mermaid(graph).trimEnd().split('\n').slice(1);
        const known =
          /^ *(?:n\d+.{1,2}"(?:[\p{L}\p{N} .,/:-]|#\d+;|<br\/>)*".{1,2}|subgraph g\d+ \["(?:[\p{L}\p{N} .,/:-]|#\d+;)*"\]|end|n\d+ -->.* n\d+)$/u;
        for (const line of lines) expect(line).toMatch(known);
      }),
    );
  });
});
