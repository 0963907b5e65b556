import type { Environment } from '../model/environment';
import type { Problem } from '../model/problem';
import type { Placed } from './check';

/** A way in, and where it counts. */
interface Way extends Placed {
  readonly cluster: string;
  readonly way: { readonly host: string; readonly tls: boolean };
}

/** A host of a cluster belongs to one environment, and all of it is encrypted or nothing: a listener is one host's. */
export function checkHosts(
  closed: readonly Placed[],
  environments: readonly Environment[],
  most = Infinity,
): Problem[] {
  const clusters = new Map(environments.map(({ name, cluster }) => [name, cluster.name]));
  const ways = closed.flatMap((one): Way[] => {
    const { host: way, environment } = one.imprint;
    return way ? [{ ...one, way, cluster: clusters.get(environment)! }] : [];
  });
  return [
    ...tooMany(ways, most),
    ...ways.flatMap((one, index) => {
      const same = ways.filter((other) => isSame(one, other));
      const owner = ownerOf(same, environments);
      if (owner.imprint.environment !== one.imprint.environment)
        return isPathClash(one, same) ? [] : [taken(one, owner)];
      const first = same.find((other) => other.imprint.environment === one.imprint.environment)!;
      return ways.indexOf(first) < index && first.way.tls !== one.way.tls ? [torn(one, first)] : [];
    }),
  ];
}

/** Hosts of a cluster beyond those that its gateway can answer at, each where it is said first. */
function tooMany(ways: readonly Way[], most: number): Problem[] {
  const firsts = ways.filter((one, index) => ways.findIndex((other) => isSame(one, other)) === index);
  return firsts.flatMap((one, index) => {
    const before = firsts.slice(0, index).filter(({ cluster }) => cluster === one.cluster).length;
    if (before < most) return [];
    const message = `expected at most ${most} hosts of one cluster, got ${one.way.host} beside them: lead to several services by paths of one host`;
    return [{ ...one.locate(['networking', 'ingress', 'host']), code: 'E380', message }];
  });
}

function isSame(one: Way, other: Way): boolean {
  return one.cluster === other.cluster && one.way.host === other.way.host;
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
