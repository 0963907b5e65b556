import type { Problem } from '../../../model/problem';
import type { Service } from '../../../model/service';
import type { Address, Directory } from '../service-index';
import { ownName } from '../../service/own-name';
import { typoOf } from '../near-miss';
import type { Whole } from '../context';
import type { Host } from '../../service/hosts/found';
import { likelyOf } from './likely';
import { type Named, namedBy } from '../../service/hosts/names';

/** A service that names hosts, among the others. */
export interface Around {
  readonly service: Service;
  readonly directory: Directory;
  readonly whole: Whole;
}

type Found = Pick<Problem, 'code' | 'message'>;

/** Names that mean something in every cluster, or on every machine of a cloud. */
const standard = ['kubernetes', 'metadata', 'host'];

/** Why nothing answers at a host, and the way out. */
export function problemOf(host: Host, around: Around): Found | undefined {
  const named = namedBy(host);
  if (!named || standard.includes(named.name)) return undefined;
  const { service, directory } = around;
  const namespaces = directory.ask('namespaces');
  const { namespace = service.namespace } = named;
  const all = directory.ask('addresses', named.name);
  if (named.namespace !== undefined && !namespaces.includes(namespace)) {
    const meant = all.length ? typoOf(namespace, namespaces) : undefined;
    return meant ? error(`expected ${named.name}.${meant}, got ${host.host}; did you mean ${meant}?`) : undefined;
  }
  const here = all.filter(
    (one) => one.service.namespace === namespace && !one.service.atEdge && one.endpoint.name === named.name,
  );
  if (here.length) return service.workload.type === 'edge' ? outside(named) : wrongPort(host, named, here);
  if (isOwn(named.name, around)) return undefined;
  // What is wrong with one that could not be read is said at its own place.
  if (directory.ask('find', ownName(named.name, around.whole.platform))?.isUnread) return undefined;
  return elsewhere(named, all, around) ?? unknown(host, named, around);
}

/** A Worker is in no cluster. */
function outside({ name }: Named): Found {
  return error(
    `expected a host that a Worker reaches, got ${name}, which only the cluster knows; write service://${name}`,
  );
}

function wrongPort({ host, port, form }: Host, { name }: Named, here: readonly Address[]): Found | undefined {
  if (port === undefined) return undefined;
  const open = here.flatMap(({ endpoint: { type, ports } }) =>
    ports.flatMap((one) => [
      one.port,
      ...(type === 'Headless' && typeof one.targetPort === 'number' ? [one.targetPort] : []),
    ]),
  );
  if (open.includes(port)) return undefined;
  if (open.length === 0)
    return form === 'url' ? error(`expected a Service of ${name}, which has none, got ${host}:${port}`) : undefined;
  return error(
    `expected one of the ports ${[...new Set(open)].join(', ')} of ${name}, got ${host}:${port}; write service://${name} for its first`,
  );
}

/** A name of the platform that its cluster does not know, or not here. */
function elsewhere(
  { name, namespace }: Named,
  all: readonly Address[],
  { whole: { platform }, directory, service }: Around,
): Found | undefined {
  const own = ownName(name, platform);
  const [other] = all.length ? all : own === name ? [] : directory.ask('addresses', own);
  const face = other?.service ?? directory.ask('find', own);
  if (!face) return undefined;
  if (face.atEdge)
    return error(`expected a host in the cluster, got ${name}, which runs at the edge; write service://${name}`);
  if (!other) return undefined;
  const found = `${other.endpoint.name}${face.namespace === service.namespace ? '' : `.${face.namespace}`}`;
  return error(
    `expected ${found}, as ${own} is called from here, got ${name}${namespace ? `.${namespace}` : ''}; write service://${own}`,
  );
}

/** A name that nobody bears: a backing of the service, one that is nearly there, or one that only a person knows. */
function unknown({ host, port, form }: Host, { name, namespace }: Named, around: Around): Found | undefined {
  const { service, directory, whole } = around;
  const backing = backingOf(name, around);
  if (backing)
    return error(`expected the host of ${backing}, got ${host}, which no Service bears; write \${${backing}.host}`);
  const served = [...directory.ask('served'), ...Object.keys(whole.platform.aliases)];
  const meant = likelyOf(name, served, whole.platform.name);
  if (meant) {
    const own = ownName(meant, whole.platform);
    return error(
      `expected a Service of ${whole.platform.name}, got ${host}; did you mean ${meant}? Write service://${own}${port === undefined ? '' : `:${port}`}`,
    );
  }
  if (form !== 'url' || (namespace !== undefined && namespace !== service.namespace)) return undefined;
  return {
    code: 'W216',
    message: `no Service of ${whole.platform.name} is called ${host}; emitted as it is: where another team runs it, declare it under dependencies with type: external and host: ${host}`,
  };
}

/** A backing that a host speaks of. */
function backingOf(name: string, { service, whole: { environment } }: Around): string | undefined {
  const words = [name, name.replace(/-(svc|service|server|master|primary)$/, '')];
  const own = service.backings.find((one) => words.some((word) => [one.name, one.shared].includes(word)));
  return own?.name ?? words.find((word) => Object.hasOwn(environment.shared, word));
}

/** Whether a host is a Service that the service brings itself, or that a backing of its in the cluster is. */
function isOwn(name: string, { service: { extras } }: Around): boolean {
  return extras.some(({ body }) => {
    const { kind, metadata } = body as { kind?: unknown; metadata?: { name?: unknown } };
    return kind === 'Service' && metadata?.name === name;
  });
}

function error(message: string): Found {
  return { code: 'E386', message };
}
