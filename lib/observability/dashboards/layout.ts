import { createHash } from 'node:crypto';
import { type Panel, prometheus } from './grafana';

/** What a panel shows: its queries by their legends. */
export interface Shown {
  readonly section: string;
  readonly title: string;
  readonly unit: string;
  readonly queries: Readonly<Record<string, string>>;
  readonly help?: string;
}

/** Maximum number of panels of one dashboard: far under the 1 MiB of a ConfigMap. */
export const mostPanels = 150;

const height = 8;
const width = 12;

/** A short name that is the same each time. */
export function hashOf(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

/** Panels two to a line, below a row for each section. */
export function laidOut(all: readonly Shown[]): Panel[] {
  const panels: Panel[] = [];
  const taken = new Set<number>();
  let y = 0;
  for (const section of new Set(all.map((one) => one.section))) {
    const gridPos = { h: 1, w: 2 * width, x: 0, y: y++ };
    panels.push({ id: idOf(taken, section), type: 'row', title: section, gridPos, collapsed: false, panels: [] });
    const shown = all.filter((one) => one.section === section);
    shown.forEach((one, index) => {
      const at = { h: height, w: width, x: (index % 2) * width, y: y + Math.floor(index / 2) * height };
      panels.push(panelOf(one, idOf(taken, section, one.title), at));
    });
    y += Math.ceil(shown.length / 2) * height;
  }
  return panels;
}

/** By its title, so that one more panel leaves the others as they were. */
function idOf(taken: Set<number>, ...parts: readonly string[]): number {
  let id = parseInt(hashOf(...parts).slice(0, 7), 16) + 1;
  while (taken.has(id)) id++;
  taken.add(id);
  return id;
}

function panelOf({ title, unit, queries, help }: Shown, id: number, gridPos: Panel['gridPos']): Panel {
  return {
    id,
    type: 'timeseries',
    title,
    ...(help ? { description: help.slice(0, 500) } : {}),
    gridPos,
    datasource: prometheus,
    fieldConfig: { defaults: { unit }, overrides: [] },
    targets: Object.entries(queries).map(([legendFormat, expr], index) => ({
      refId: `Q${index}`,
      datasource: prometheus,
      expr,
      legendFormat,
    })),
  };
}
