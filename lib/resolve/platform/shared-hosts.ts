import type { LocatedSummary } from './unit-summary';
import { grouped } from '../../model/grouped';
import type { Environment } from '../../model/environment';
import type { Problem } from '../../model/problem';

/** The ingress of a unit, and the cluster whose gateway answers at it. */
interface LocatedIngress extends LocatedSummary {
  readonly cluster: string;
  readonly ingress: { readonly host: string; readonly tls: boolean };
}

/** The ingresses of one host of a cluster, and the one of its owning environment. */
interface Shared {
  readonly ingresses: readonly LocatedIngress[];
  readonly owner: LocatedIngress;
}

/** Reports hosts of several environments, and hosts with and without TLS: a host has one listener. */
export function checkSharedHosts(
  closed: readonly LocatedSummary[],
  environments: readonly Environment[],
  most = Infinity,
): Problem[] {
  const clusters = new Map(environments.map(({ name, cluster }) => [name, cluster.name]));
  const ingresses = closed.flatMap((one): LocatedIngress[] => {
    const { host: ingress, environment } = one.summary;
    return ingress ? [{ ...one, ingress, cluster: clusters.get(environment)! }] : [];
  });
  const hosts = byHost(ingresses, environments);
  return [
    ...tooMany([...hosts.values()], most),
    ...ingresses.flatMap((one) => disagreement(one, hosts.get(keyOf(one))!) ?? []),
  ];
}

const keyOf = ({ cluster, ingress: { host } }: LocatedIngress) => `${cluster} ${host}`;

/** Hosts of all clusters, in order of appearance. */
function byHost(
  ingresses: readonly LocatedIngress[],
  environments: readonly Environment[],
): ReadonlyMap<string, Shared> {
  return new Map(
    [...grouped(ingresses, keyOf)].map(([key, same]) => [key, { ingresses: same, owner: ownerOf(same, environments) }]),
  );
}

/** Reports hosts of a cluster beyond the maximum of its gateway, each where it appears first. */
function tooMany(hosts: readonly Shared[], most: number): Problem[] {
  const counts = new Map<string, number>();
  return hosts.flatMap(({ ingresses: [first] }) => {
    const { cluster, ingress, locate } = first!;
    const before = counts.get(cluster) ?? 0;
    counts.set(cluster, before + 1);
    if (before < most) return [];
    const message = `expected at most ${most} hosts in one cluster, got ${ingress.host} in addition: route to several services by paths of one host`;
    return [{ ...locate(['networking', 'ingress', 'host']), code: 'E380', message }];
  });
}

/** Conflicts of one ingress with others of its host. */
function disagreement(one: LocatedIngress, { ingresses, owner }: Shared): Problem | undefined {
  const { environment } = one.summary;
  if (owner.summary.environment !== environment) return isPathClash(one, ingresses) ? undefined : taken(one, owner);
  const first = ingresses.find(({ summary }) => summary.environment === environment)!;
  return first.ingress.tls === one.ingress.tls ? undefined : mixedTls(one, first);
}

/** Owner of a host: the environment with this default host, else the first one. */
function ownerOf(same: readonly LocatedIngress[], environments: readonly Environment[]): LocatedIngress {
  const own = (one: LocatedIngress) =>
    environments.find(({ name }) => name === one.summary.environment)!.host === one.ingress.host;
  return same.find(own) ?? same[0]!;
}

/** Whether another service has the same path, which is reported already. */
function isPathClash({ summary }: LocatedIngress, same: readonly LocatedIngress[]): boolean {
  const paths = (of: LocatedIngress['summary']) =>
    of.claims.flatMap(({ code, name }) => (code === 'E347' ? [name] : []));
  const own = paths(summary);
  return same.some((other) => other.summary !== summary && paths(other.summary).some((path) => own.includes(path)));
}

function taken({ summary, locate, ingress: { host } }: LocatedIngress, { summary: owner }: LocatedIngress): Problem {
  return {
    ...locate(['networking', 'ingress', 'host']),
    code: 'E384',
    message: `expected a host of ${summary.environment} only, got ${host}, which ${owner.service} in ${owner.environment} has on the same cluster`,
  };
}

function mixedTls({ locate, ingress: { host, tls } }: LocatedIngress, { summary: first }: LocatedIngress): Problem {
  return {
    ...locate(['networking', 'ingress', 'tls']),
    code: 'E384',
    message: `expected tls: ${!tls}, as ${first.service} has it at ${host}, got ${tls}`,
  };
}
