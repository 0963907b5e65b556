import type { Graph } from './graph';
import { escaped } from './escaped';
import { type Layout, type Point, layout, metrics } from './layout';
import { shortened, shownLines } from './shown-lines';

/** Styles of a drawing, in light and dark. */
export const svgStyle = `
svg.graph{--ink:#1b1f24;--soft:#57606a;--paper:#ffffff;--frame:#f3f5f7;--line:#8c959f;--hard:#b3261e;--warn:#8a5300;--calm:#0b5cad;
font:13px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
@media (prefers-color-scheme:dark){svg.graph{--ink:#e6edf3;--soft:#9aa4af;--paper:#161b22;--frame:#1f262e;--line:#6e7781;--hard:#ff8a80;--warn:#f0b35a;--calm:#7db8ff}}
svg.graph text{fill:var(--ink)}svg.graph .detail{fill:var(--soft)}svg.graph .frame{fill:var(--frame);stroke:var(--line)}
svg.graph .frame-name{fill:var(--soft);font-size:12px}svg.graph .node{fill:var(--paper);stroke:var(--line)}
svg.graph .edge{fill:none;stroke:var(--line);stroke-width:1.2}svg.graph .uses{stroke-dasharray:5 3}svg.graph .holds{stroke-dasharray:1 3}
svg.graph .routes{stroke-width:2.2}svg.graph .tip{fill:var(--line)}
svg.graph .hard .node{stroke:var(--hard);stroke-width:3}svg.graph .hard .mark{fill:var(--hard)}
svg.graph .warn .node{stroke:var(--warn);stroke-width:2.5}svg.graph .warn .mark{fill:var(--warn)}
svg.graph .calm .node{stroke:var(--calm);stroke-width:2}svg.graph .calm .mark{fill:var(--calm)}
svg.graph a:focus-visible .node{stroke:var(--ink);stroke-width:4}`.trim();

/** How a drawing shows its nodes. */
export interface SvgOptions {
  readonly title: string;
  /** Link of a node. @default - none */
  readonly href?: (id: string) => string | undefined;
  /** How hard a mark is. @default - calm */
  readonly severity?: (mark: string) => 'hard' | 'warn' | 'calm';
  /** Whether the styles are part of it. @default true */
  readonly styled?: boolean;
}

/** A graph as SVG, without scripts; texts of authors are escaped. */
export async function svg(graph: Graph, options: SvgOptions): Promise<string> {
  return printed(await layout(graph), options);
}

function printed(
  all: Layout,
  { title, href = () => undefined, severity = () => 'calm', styled = true }: SvgOptions,
): string {
  const edge = 10;
  const box = `${-edge} ${-edge} ${all.width + 2 * edge} ${all.height + 2 * edge}`;
  const tip =
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="tip" d="M0 0 8 4 0 8z"/></marker></defs>';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="graph" role="group" aria-label="${escaped(title)}" viewBox="${box}" width="${all.width + 2 * edge}" height="${all.height + 2 * edge}">`,
    `<title>${escaped(title)}</title>${styled ? `<style>${svgStyle}</style>` : ''}${tip}`,
    ...all.frames.map(frameText),
    ...all.edges.map(edgeText),
    ...all.nodes.map((one) => nodeText(one, href(one.node.id), one.node.mark && severity(one.node.mark))),
    '</svg>\n',
  ].join('\n');
}

function frameText({ name, x, y, width, height }: Layout['frames'][number]): string {
  const text = `<text class="frame-name" x="${x + 8}" y="${y + 15}">${escaped(shortened(name, 40))}</text>`;
  return `<rect class="frame" x="${x}" y="${y}" width="${width}" height="${height}" rx="6"/>${text}`;
}

function edgeText({ edge: { type }, points, tip }: Layout['edges'][number]): string {
  const [start, ...rest] = points as [Point, ...Point[]];
  const at = ({ x, y }: Point) => `${x} ${y}`;
  const arrow = type === 'holds' ? '' : ' marker-end="url(#tip)"';
  return `<path class="edge ${type}" d="M${at(start)}C${rest.map(at).join(' ')}L${at(tip)}"${arrow}/>`;
}

/** Roundness of the corners by what a node stands for. */
const corners = { service: 4, backing: 18, resource: 0, entrance: 10, external: 18, cluster: 0, gathered: 4 } as const;

function nodeText(
  { node, x, y, width, height }: Layout['nodes'][number],
  href: string | undefined,
  severity: string | undefined,
): string {
  const lines = shownLines(node);
  const texts = lines.map((line, index) => {
    const isMark = node.mark !== undefined && index === lines.length - 1;
    const style = isMark ? 'mark' : index > 0 ? 'detail' : 'label';
    const baseline = y + metrics.margin / 2 + (index + 1) * metrics.line - 4;
    return `<text class="${style}" text-anchor="middle" x="${x + width / 2}" y="${baseline}">${escaped(line)}</text>`;
  });
  const name = [node.label, node.detail, node.mark].filter(Boolean).join(', ');
  const shape = `<rect class="node" x="${x}" y="${y}" width="${width}" height="${height}" rx="${corners[node.type]}"/>`;
  const inner = `<title>${escaped(name)}</title>${shape}${texts.join('')}`;
  const style = ['part', severity].filter(Boolean).join(' ');
  return href === undefined
    ? `<g class="${style}">${inner}</g>`
    : `<a class="${style}" href="${escaped(href)}">${inner}</a>`;
}
