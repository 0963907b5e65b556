import type { Environment } from '../../model/environment';
import type { Locator, Problem } from '../../model/problem';
import { checkHostsOfClusters } from './hosts-of-clusters';
import type { DataUnit } from '../../model/unit';
import { type Sort, sorts } from './claims';
import type { Imprint } from './unit-summary';
import { checkUses, takenBy } from './ownership';
import { checkNames, type Founded } from './physical-names';
import { checkSelections } from './selections';
import { checkTeams } from './teams';
import { checkSharedHosts } from './shared-hosts';

/** What a unit leaves on the whole, and where its service was written. */
export interface Placed {
  readonly imprint: Imprint;
  readonly locate: Locator;
  /** Takes paths of the metadata. */
  readonly locateMetadata: Locator;
}

/** What one unit cannot see: two services in one place, two environments in one namespace, two things of one name. */
export function checkWhole(
  closed: readonly Placed[],
  founded: readonly Founded[],
  environments: readonly Environment[],
  data: readonly DataUnit[] = [],
  mostHosts?: number,
): Problem[] {
  const taken = takenBy(closed, data);
  return [
    ...sorts.flatMap((sort) => twice(closed, sort, taken)),
    ...checkUses(closed),
    ...checkSelections(closed),
    ...checkTeams(closed, environments),
    ...checkSharedHosts(closed, environments, mostHosts),
    ...checkHostsOfClusters(closed, environments),
    ...namespaces(closed, environments),
    ...checkNames(closed, founded),
  ];
}

function twice(closed: readonly Placed[], sort: Sort, taken: ReadonlyMap<string, string>): Problem[] {
  const { code, path, what, in: part } = sort;
  const first = new Map<string, Imprint>();
  return closed.flatMap(({ imprint, locate, locateMetadata }) =>
    imprint.claims.flatMap((claim): Problem[] => {
      if (claim.code !== code) return [];
      const key = `${claim.where} ${claim.name}`;
      const other = first.get(key);
      if (!other) first.set(key, imprint);
      const owner = (other && other !== imprint && who(other, imprint)) || (!other && taken.get(key));
      if (!owner) return [];
      const message = `expected ${what} of its own, got ${claim.name}, which ${owner} has`;
      const place = claim.position ?? (part === 'metadata' ? locateMetadata(path) : locate(path));
      return [{ ...place, code, message }];
    }),
  );
}

function who({ service, environment }: Imprint, asking: Imprint): string {
  return environment === asking.environment ? service : `${service} in ${environment}`;
}

/** Quotas and rights are a namespace's, and belong to one environment. */
function namespaces(closed: readonly Placed[], environments: readonly Environment[]): Problem[] {
  const clusters = new Map(environments.map(({ name, cluster }) => [name, cluster.name]));
  const first = new Map<string, string>();
  return closed.flatMap(({ imprint: { namespace, environment, atEdge }, locateMetadata }): Problem[] => {
    if (atEdge) return [];
    const cluster = clusters.get(environment)!;
    const key = `${cluster} ${namespace}`;
    const other = first.get(key) ?? owner(namespace, environment, cluster, closed, environments);
    if (!first.has(key)) first.set(key, environment);
    if (!other || other === environment) return [];
    const message = `expected a namespace of ${environment} alone, got ${namespace}, where ${other} is on the same cluster`;
    return [{ ...locateMetadata(['namespace']), code: 'E356', message }];
  });
}

/** Another environment of a cluster that names a namespace as its own, and has something there. */
function owner(
  namespace: string,
  environment: string,
  cluster: string,
  closed: readonly Placed[],
  environments: readonly Environment[],
): string | undefined {
  const claiming = environments.filter(
    (one) => one.name !== environment && one.cluster.name === cluster && Object.hasOwn(one.namespaces ?? {}, namespace),
  );
  return claiming.find(({ name }) => closed.some(({ imprint }) => imprint.environment === name && !imprint.atEdge))
    ?.name;
}
