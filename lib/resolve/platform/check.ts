import type { UnitSummary, LocatedSummary } from './unit-summary';
import type { Environment } from '../../model/environment';
import type { Problem } from '../../model/problem';
import { checkHostsOfClusters } from './hosts-of-clusters';
import type { FactsTable } from '../../model/facts';
import type { DataUnit } from '../../model/unit';
import { type ClaimType, claimTypes } from './claims';
import { checkUses, takenBy } from './ownership';
import { checkNames, type LocatedStack } from './physical-names';
import { checkSelections } from './selections';
import { checkCapacity } from './invariants/capacity';
import { checkConnections } from './invariants/connections';
import { checkQuotas } from './invariants/quotas';
import { checkTeams } from './teams';
import { checkSharedHosts } from './shared-hosts';

/** Checks across units: two services with the same path, two environments in one namespace, two resources with the same name. */
export function checkWhole(
  closed: readonly LocatedSummary[],
  founded: readonly LocatedStack[],
  environments: readonly Environment[],
  facts: FactsTable,
  data: readonly DataUnit[] = [],
  mostHosts?: number,
): Problem[] {
  const taken = takenBy(closed, data);
  return [
    ...claimTypes.flatMap((sort) => twice(closed, sort, taken)),
    ...checkUses(closed),
    ...checkSelections(closed),
    ...checkTeams(closed, environments),
    ...checkSharedHosts(closed, environments, mostHosts),
    ...checkHostsOfClusters(closed, environments),
    ...namespaces(closed, environments),
    ...checkNames(closed, founded),
    ...checkConnections(closed, environments, facts),
    ...checkCapacity(closed, environments, facts),
    ...checkQuotas(closed, environments),
  ];
}

function twice(closed: readonly LocatedSummary[], sort: ClaimType, taken: ReadonlyMap<string, string>): Problem[] {
  const { code, path, what, in: part } = sort;
  const first = new Map<string, UnitSummary>();
  return closed.flatMap(({ summary, locate, locateMetadata }) =>
    summary.claims.flatMap((claim): Problem[] => {
      if (claim.code !== code) return [];
      const key = `${claim.where} ${claim.name}`;
      const other = first.get(key);
      if (!other) first.set(key, summary);
      const owner = (other && other !== summary && who(other, summary)) || (!other && taken.get(key));
      if (!owner) return [];
      const message = `expected ${what} of its own, got ${claim.name}, which ${owner} has`;
      const place = claim.position ?? (part === 'metadata' ? locateMetadata(path) : locate(path));
      return [{ ...place, code, message }];
    }),
  );
}

function who({ service, environment }: UnitSummary, asking: UnitSummary): string {
  return environment === asking.environment ? service : `${service} in ${environment}`;
}

/** Quotas and rights belong to a namespace, and so to one environment. */
function namespaces(closed: readonly LocatedSummary[], environments: readonly Environment[]): Problem[] {
  const clusters = new Map(environments.map(({ name, cluster }) => [name, cluster.name]));
  const first = new Map<string, string>();
  return closed.flatMap(({ summary: { namespace, environment, atEdge }, locateMetadata }): Problem[] => {
    if (atEdge) return [];
    const cluster = clusters.get(environment)!;
    const key = `${cluster} ${namespace}`;
    const other = first.get(key) ?? owner(namespace, environment, cluster, closed, environments);
    if (!first.has(key)) first.set(key, environment);
    if (!other || other === environment) return [];
    const message = `expected a namespace of ${environment} only, got ${namespace}, which ${other} uses on the same cluster`;
    return [{ ...locateMetadata(['namespace']), code: 'E356', message }];
  });
}

/** Another environment of a cluster that declares and uses a namespace. */
function owner(
  namespace: string,
  environment: string,
  cluster: string,
  closed: readonly LocatedSummary[],
  environments: readonly Environment[],
): string | undefined {
  const claiming = environments.filter(
    (one) => one.name !== environment && one.cluster.name === cluster && Object.hasOwn(one.namespaces ?? {}, namespace),
  );
  return claiming.find(({ name }) => closed.some(({ summary }) => summary.environment === name && !summary.atEdge))
    ?.name;
}
