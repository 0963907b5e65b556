import type { Cluster, Environment } from '../../model/environment';
import type { FactsTable } from '../../model/facts';
import type { Locator, Problem, Report } from '../../model/problem';
import type { EnvironmentSpec } from '../../spec/environment-spec';
import type { Parsed } from '../../spec/parse';
import { ownerOf, settleCluster } from './cluster';
import { clusterName } from './names';

type Written = Parsed<EnvironmentSpec>;

/** Identity of a cluster: cloud, account, region and name. */
function identityOf(
  platform: string,
  cluster: Cluster,
  placements: Readonly<Partial<Record<string, { readonly region: string; readonly account: string }>>> = {},
): string {
  const { account = '', region = '' } = placements[cluster.cloud] ?? {};
  return [cluster.cloud, account, region, clusterName({ name: platform }, { cluster })].join('/');
}

/** Reports an environment that describes a cluster of another one: its objects would exist twice. */
export function checkDuplicateCluster(
  written: Written,
  all: readonly Written[],
  platform: string,
  facts: FactsTable,
  report: Report,
): void {
  if (ownerOf(written, all).name !== written.name) return;
  const known = ({ spec, ...rest }: Written) => {
    const cluster = settleCluster({ spec, ...rest }, facts, () => undefined);
    return { cluster, identity: identityOf(platform, cluster, spec.placements) };
  };
  const own = known(written);
  const earlier = all.slice(0, all.indexOf(written)).filter((one) => ownerOf(one, all).name === one.name);
  const twin = earlier.find((one) => {
    const other = known(one);
    return other.identity === own.identity || other.cluster.name === own.cluster.name;
  });
  if (!twin) return;
  const { name, existing = name } = own.cluster;
  const way = `write cluster: ${twin.name} here`;
  report('E393', ['cluster'], `expected one description of ${existing}, which is also in ${twin.file}: ${way}`);
}

/** One of several platforms of a repository. */
export interface Tenant {
  readonly platform: string;
  readonly environments: readonly { readonly environment: Environment; readonly locate: Locator }[];
  /** Namespaces that an environment uses. */
  readonly namespaces: (environment: string) => readonly string[];
}

/** Conflicts of platforms in one cluster. */
export function checkTenants(tenants: readonly Tenant[]): Problem[] {
  const lots = tenants.flatMap(({ platform, environments, namespaces }) =>
    environments.map((one): ClusterUse => {
      const owner = environments.find(({ environment: { name } }) => name === one.environment.clusterOwner) ?? one;
      const { cluster, placements } = owner.environment;
      const identity = identityOf(platform, cluster, placements);
      return { ...one, platform, identity, namespaces: () => namespaces(one.environment.name) };
    }),
  );
  return lots.flatMap((one, index) =>
    lots
      .slice(0, index)
      .filter((other) => other.platform !== one.platform && other.identity === one.identity)
      .flatMap((other) => [...installedTwice(one, other), ...sharedNamespaces(one, other)]),
  );
}

type ClusterUse = Omit<Tenant, 'environments' | 'namespaces'> &
  Tenant['environments'][number] & { readonly identity: string; readonly namespaces: () => readonly string[] };

const isOwner = ({ name, clusterOwner }: Environment) => name === clusterOwner;

/** Whether a platform installs a controller: the owner of a cluster does by default. */
function installs({ environment: { cluster } }: ClusterUse, name: string): boolean {
  const said = cluster.components?.[name];
  return said === 'installed' || (said === undefined && cluster.existing === undefined);
}

function installedTwice(one: ClusterUse, other: ClusterUse): Problem[] {
  if (!isOwner(one.environment) || !isOwner(other.environment)) return [];
  const asked = (lot: ClusterUse) =>
    Object.entries(lot.environment.cluster.components ?? {}).flatMap(([name, said]) =>
      said === 'installed' ? name : [],
    );
  const both = [...new Set([...asked(one), ...asked(other)])].filter(
    (name) => installs(one, name) && installs(other, name),
  );
  return both.map((name) => {
    // Where only the other one sets it, that is the line to change.
    const [here, there] = asked(one).includes(name) ? [one, other] : [other, one];
    const message = `expected one installation of ${name} in ${clusterName({ name: here.platform }, here.environment)}, got a second one by ${there.platform}: write external in one of them`;
    return { ...here.locate(['cluster', 'components', name]), code: 'E393', message };
  });
}

function sharedNamespaces(one: ClusterUse, other: ClusterUse): Problem[] {
  const taken = new Set(other.namespaces());
  return one
    .namespaces()
    .filter((name) => taken.has(name))
    .map((name) => ({
      ...one.locate(['cluster']),
      code: 'E356',
      message: `expected a namespace of ${one.platform} only, got ${name}, which ${other.platform} uses in the same cluster`,
    }));
}
