import { grouped } from '../../model/grouped';
import type { Overview, Watched } from '../../model/parts/monitoring';
import type { Unit } from '../../model/unit';
import { isFoundByLabels } from '../../observability/dashboards/links';
import { runningOf } from '../../observability/running-of';

/** What the dashboard of its platform reads of a unit; nothing where no Prometheus reads it. */
export function watchedOf(unit: Unit): Watched | undefined {
  const running = runningOf(unit);
  if (!running) return undefined;
  const { http, exporters, monitoring } = running;
  return {
    exporters,
    ...(http && {
      http: { requests: http.requests, status: http.status, duration: http.duration, unit: http.unit },
    }),
    isLinked: isFoundByLabels(running),
    hasObjectives: monitoring.objectives.length > 0,
  };
}

/** What the dashboard of a platform shows of the units of one cluster; nothing where none is watched. */
export function overviewOf(
  units: readonly { readonly namespace: string; readonly watched?: Watched }[],
): Overview | undefined {
  const all = units.flatMap(({ namespace, watched }) => (watched ? [{ namespace, ...watched }] : []));
  if (all.length === 0) return undefined;
  const unique = (names: readonly string[]) => [...new Set(names)].sort();
  const servers = grouped(
    all.flatMap(({ http }) => http ?? []),
    (one) => JSON.stringify(one),
  );
  return {
    namespaces: unique(all.map(({ namespace }) => namespace)),
    exporters: unique(all.flatMap(({ exporters }) => exporters)),
    servers: unique([...servers.keys()]).map((one) => servers.get(one)![0]!),
    isLinked: all.every(({ isLinked }) => isLinked),
    hasObjectives: all.some(({ hasObjectives }) => hasObjectives),
  };
}
