import { grouped } from '../../model/grouped';
import type { Environment } from '../../model/environment';
import type { Problem } from '../../model/problem';
import type { LocatedSummary } from './check';
import { isLocal } from '../environment/environment-host';

/** Hosts that environments on clusters of their own share, each where a service says it: a name leads to one cluster. */
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
    const message = `expected a host of each environment, got ${host} in ${names}, which are on several clusters: leave it out, so that each answers at its own host, or say it in the overlay of one`;
    return placed
      .filter(({ summary }) => strange.some(({ name }) => name === summary.environment))
      .map(({ locate }) => ({ ...locate(['networking', 'ingress', 'host']), code: 'W217', message }));
  });
}
