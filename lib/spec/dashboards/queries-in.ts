import { isMapping } from '../../model/mapping';
import type { OwnQuery } from '../../model/parts/own-dashboard';
import type { Report } from '../report';

type Mapping = Readonly<Record<string, unknown>>;

/** Queries that a dashboard asks Prometheus: of panels, also within rows, of annotations and of variables. */
export function queriesIn(body: Mapping, text: string, found: Report): OwnQuery[] {
  const asked = [
    ...panelsOf(body.panels).flatMap((panel) =>
      mappings(panel.targets)
        .filter((target) => ofPrometheus(target.datasource ?? panel.datasource))
        .map(({ expr }) => expr),
    ),
    ...listOf(body.annotations).map(({ expr }) => expr),
    ...listOf(body.templating).flatMap(variableQuery),
  ];
  let from = 0;
  return asked.flatMap((expr) => {
    if (typeof expr !== 'string' || !expr.trim()) return [];
    // In the order of the file, as far as it has the same.
    const written = JSON.stringify(expr).slice(1, -1);
    const next = text.indexOf(written, from);
    const offset = next < 0 ? text.indexOf(written) : next;
    if (next >= 0) from = next + written.length;
    return [{ expr, position: found.at(Math.max(0, offset), []) }];
  });
}

function mappings(list: unknown): Mapping[] {
  return Array.isArray(list) ? list.filter(isMapping) : [];
}

function listOf(part: unknown): Mapping[] {
  return isMapping(part) ? mappings(part.list).filter(({ datasource }) => ofPrometheus(datasource)) : [];
}

function panelsOf(list: unknown): Mapping[] {
  return mappings(list).flatMap((panel) => [panel, ...panelsOf(panel.panels)]);
}

/** Whether a data source is one of Prometheus, or does not say. */
function ofPrometheus(datasource: unknown): boolean {
  return !isMapping(datasource) || typeof datasource.type !== 'string' || datasource.type === 'prometheus';
}

/** Selectors whose label values a variable offers. */
function variableQuery({ type, query }: Mapping): unknown[] {
  const asked = isMapping(query) ? query.query : query;
  if (type !== 'query' || typeof asked !== 'string') return [];
  const inner = /^\s*label_values\(/.exec(asked)?.[0];
  const end = asked.lastIndexOf(',');
  return inner && end > inner.length ? [asked.slice(inner.length, end)] : [];
}
