import type { LocatedSummary } from './unit-summary';
import { grouped } from '../../model/grouped';
import type { Environment } from '../../model/environment';
import type { Problem } from '../../model/problem';
import { isLocal } from '../environment/environment-host';

/** Reports hosts of environments on different clusters: a name resolves to one cluster. */
export function checkHostsOfClusters(
  closed: readonly LocatedSummary[],
  environments: readonly Environment[],
): Problem[] {
  const known = new Map(environments.map((one) => [one.name, one]));
  const atHosts = closed.filter(({ summary: { host } }) => host && !isLocal(host.host));
  const hosts = grouped(atHosts, ({ summary }) => summary.host!.host);
  return [...hosts].flatMap(([host, placed]): Problem[] => {
    const there = [...new Set(placed.map(({ summary }) => known.get(summary.environment)!))];
    const strange = there.filter((one) => one.host !== host);
    if (new Set(there.map(({ cluster }) => cluster.name)).size < 2 || strange.length === 0) return [];
    const names = there.map(({ name }) => name).join(', ');
    const message = `expected a host for each environment, got ${host} in ${names}, which are on several clusters: remove it, so that each has its own default host, or set it in the overlay of one`;
    return placed
      .filter(({ summary }) => strange.some(({ name }) => name === summary.environment))
      .map(({ locate }) => ({ ...locate(['networking', 'ingress', 'host']), code: 'W217', message }));
  });
}
