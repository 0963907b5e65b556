import { grouped } from '../../model/grouped';
import type { Environment } from '../../model/environment';
import type { Problem } from '../../model/problem';
import type { Placed } from './check';

/** A way in, and where it counts. */
interface Way extends Placed {
  readonly cluster: string;
  readonly way: { readonly host: string; readonly tls: boolean };
}

/** The ways in at one host of a cluster, and the one whose environment it belongs to. */
interface Shared {
  readonly ways: readonly Way[];
  readonly owner: Way;
}

/** A host of a cluster belongs to one environment, and all of it is encrypted or nothing: a listener is one host's. */
export function checkSharedHosts(
  closed: readonly Placed[],
  environments: readonly Environment[],
  most = Infinity,
): Problem[] {
  const clusters = new Map(environments.map(({ name, cluster }) => [name, cluster.name]));
  const ways = closed.flatMap((one): Way[] => {
    const { host: way, environment } = one.imprint;
    return way ? [{ ...one, way, cluster: clusters.get(environment)! }] : [];
  });
  const hosts = byHost(ways, environments);
  return [
    ...tooMany([...hosts.values()], most),
    ...ways.flatMap((one) => disagreement(one, hosts.get(keyOf(one))!) ?? []),
  ];
}

const keyOf = ({ cluster, way: { host } }: Way) => `${cluster} ${host}`;

/** Hosts of all clusters, in the order in which they are said first. */
function byHost(ways: readonly Way[], environments: readonly Environment[]): ReadonlyMap<string, Shared> {
  return new Map(
    [...grouped(ways, keyOf)].map(([key, same]) => [key, { ways: same, owner: ownerOf(same, environments) }]),
  );
}

/** Hosts of a cluster beyond those that its gateway can answer at, each where it is said first. */
function tooMany(hosts: readonly Shared[], most: number): Problem[] {
  const counts = new Map<string, number>();
  return hosts.flatMap(({ ways: [first] }) => {
    const { cluster, way, locate } = first!;
    const before = counts.get(cluster) ?? 0;
    counts.set(cluster, before + 1);
    if (before < most) return [];
    const message = `expected at most ${most} hosts of one cluster, got ${way.host} beside them: lead to several services by paths of one host`;
    return [{ ...locate(['networking', 'ingress', 'host']), code: 'E380', message }];
  });
}

/** What one way in has against the others at its host. */
function disagreement(one: Way, { ways, owner }: Shared): Problem | undefined {
  const { environment } = one.imprint;
  if (owner.imprint.environment !== environment) return isPathClash(one, ways) ? undefined : taken(one, owner);
  const first = ways.find(({ imprint }) => imprint.environment === environment)!;
  return first.way.tls === one.way.tls ? undefined : torn(one, first);
}

/** Whose a host is: of the environment that has it as its own, else of who comes first. */
function ownerOf(same: readonly Way[], environments: readonly Environment[]): Way {
  const own = (one: Way) => environments.find(({ name }) => name === one.imprint.environment)!.host === one.way.host;
  return same.find(own) ?? same[0]!;
}

/** Whether the very path is another's, which is told already. */
function isPathClash({ imprint }: Way, same: readonly Way[]): boolean {
  const paths = (of: Way['imprint']) => of.claims.flatMap(({ code, name }) => (code === 'E347' ? [name] : []));
  const own = paths(imprint);
  return same.some((other) => other.imprint !== imprint && paths(other.imprint).some((path) => own.includes(path)));
}

function taken({ imprint, locate, way: { host } }: Way, { imprint: owner }: Way): Problem {
  return {
    ...locate(['networking', 'ingress', 'host']),
    code: 'E384',
    message: `expected a host of ${imprint.environment} alone, got ${host}, which ${owner.service} in ${owner.environment} has on the same cluster`,
  };
}

function torn({ locate, way: { host, tls } }: Way, { imprint: first }: Way): Problem {
  return {
    ...locate(['networking', 'ingress', 'tls']),
    code: 'E384',
    message: `expected tls: ${!tls}, as ${first.service} has it at ${host}, got ${tls}`,
  };
}
