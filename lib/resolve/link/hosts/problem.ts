import { workloadTypes } from '../../../model/workload-types';
import type { Problem } from '../../../model/problem';
import type { Service } from '../../../model/service';
import type { Address, ServiceIndex } from '../service-index';
import { ownName } from '../../service/own-name';
import { nearMissOf } from '../near-miss';
import type { LinkContext } from '../context';
import type { Host } from '../../service/hosts/found';
import { likelyOf } from './likely';
import { type NamedService, namedBy } from '../../service/hosts/names';

/** A service with hosts in its texts, and the other services. */
export interface HostContext extends LinkContext {
  readonly service: Service;
  readonly index: ServiceIndex;
}

type Found = Pick<Problem, 'code' | 'message'>;

/** Names that exist in every cluster, or on every machine of a cloud. */
const standard = ['kubernetes', 'metadata', 'host'];

/** The problem of a host without a Service, and the remedy. */
export function problemOf(host: Host, context: HostContext): Found | undefined {
  const named = namedBy(host);
  if (!named || standard.includes(named.name)) return undefined;
  const { service, index } = context;
  const namespaces = index.ask('namespaces');
  const { namespace = service.namespace } = named;
  const all = index.ask('addresses', named.name);
  if (named.namespace !== undefined && !namespaces.includes(namespace)) {
    const meant = all.length ? nearMissOf(namespace, namespaces) : undefined;
    return meant ? error(`expected ${named.name}.${meant}, got ${host.host}; did you mean ${meant}?`) : undefined;
  }
  const here = all.filter(
    (one) => one.service.namespace === namespace && !one.service.atEdge && one.endpoint.name === named.name,
  );
  if (here.length)
    return workloadTypes[service.workload.type].inCluster ? wrongPort(host, named, here) : outside(named);
  if (isOwn(named.name, context)) return undefined;
  // Problems of an unreadable service are reported in its own file.
  if (index.ask('find', ownName(named.name, context.platform))?.isUnread) return undefined;
  return elsewhere(named, all, context) ?? unknown(host, named, context);
}

/** A Worker is in no cluster. */
function outside({ name }: NamedService): Found {
  return error(
    `expected a public host for a Worker, got ${name}, which resolves only in the cluster; write service://${name}`,
  );
}

function wrongPort({ host, port, form }: Host, { name }: NamedService, here: readonly Address[]): Found | undefined {
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

/** A name of a service that does not resolve in its cluster, or not in this namespace. */
function elsewhere(
  { name, namespace }: NamedService,
  all: readonly Address[],
  { platform, index, service }: HostContext,
): Found | undefined {
  const own = ownName(name, platform);
  const [other] = all.length ? all : own === name ? [] : index.ask('addresses', own);
  const publicInterface = other?.service ?? index.ask('find', own);
  if (!publicInterface) return undefined;
  if (publicInterface.atEdge)
    return error(`expected a host in the cluster, got ${name}, which runs at the edge; write service://${name}`);
  if (!other) return undefined;
  const found = `${other.endpoint.name}${publicInterface.namespace === service.namespace ? '' : `.${publicInterface.namespace}`}`;
  return error(
    `expected ${found} for ${own} in this namespace, got ${name}${namespace ? `.${namespace}` : ''}; write service://${own}`,
  );
}

/** A name without a Service: of a backing, misspelled, or unknown. */
function unknown(
  { host, port, form }: Host,
  { name, namespace }: NamedService,
  context: HostContext,
): Found | undefined {
  const { service, index } = context;
  const backing = backingOf(name, context);
  if (backing)
    return error(`expected the host of ${backing}, got ${host}, which is no Service; write \${${backing}.host}`);
  const served = [...index.ask('served'), ...Object.keys(context.platform.aliases)];
  const meant = likelyOf(name, served, context.platform.name);
  if (meant) {
    const own = ownName(meant, context.platform);
    return error(
      `expected a Service of ${context.platform.name}, got ${host}; did you mean ${meant}? Write service://${own}${port === undefined ? '' : `:${port}`}`,
    );
  }
  if (form !== 'url' || (namespace !== undefined && namespace !== service.namespace)) return undefined;
  return {
    code: 'W216',
    message: `${context.platform.name} has no Service ${host}; emitted as it is: where another team runs it, declare it under dependencies with type: external and host: ${host}`,
  };
}

/** The backing that a host refers to. */
function backingOf(name: string, { service, environment }: HostContext): string | undefined {
  const words = [name, name.replace(/-(svc|service|server|master|primary)$/, '')];
  const own = service.backings.find((one) => words.some((word) => [one.name, one.shared].includes(word)));
  return own?.name ?? words.find((word) => Object.hasOwn(environment.shared, word));
}

/** Whether a host is a Service of the service's own files, or of its in-cluster backing. */
function isOwn(name: string, { service: { extras } }: HostContext): boolean {
  return extras.some(({ body }) => {
    const { kind, metadata } = body as { kind?: unknown; metadata?: { name?: unknown } };
    return kind === 'Service' && metadata?.name === name;
  });
}

function error(message: string): Found {
  return { code: 'E386', message };
}
