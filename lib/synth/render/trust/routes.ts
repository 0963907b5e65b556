import { trimEnd } from '../../../model/trim';
import type { Ingress } from '../../../model/parts/networking';
import type { Mapping } from '../../../api/rules/rule';
import type { Unit } from '../../../model/unit';
import { type Rule, list, mapping } from './object-context';

/** A host and a path of an object; without a path, the whole host. */
interface Route {
  readonly host: string;
  readonly path?: string;
}

const any: Route = { host: 'every host' };

/** Hosts and paths by kind. */
const answering: Readonly<Record<string, (spec: Mapping) => readonly Route[]>> = {
  HTTPRoute: (spec) => routed(spec, (match) => mapping(match, ['path'])['value'] ?? '/'),
  GRPCRoute: (spec) => routed(spec, (match) => `/${mapping(match, ['method'])['service'] ?? ''}`),
  TLSRoute: (spec) => hostsOf(spec).map((host) => ({ host })),
  Ingress: (spec) => [
    ...(spec['defaultBackend'] ? [any] : []),
    ...list(spec, ['rules']).flatMap(({ host, http }) => {
      const paths = list(http, ['paths']).map(({ path = '/' }) => ({ host: host ?? any.host, path: String(path) }));
      return paths.length ? paths : [{ host: host ?? any.host }];
    }),
    ...list(spec, ['tls']).flatMap(({ hosts = [] }) => (hosts as string[]).map((host) => ({ host, path: undefined }))),
  ],
  Certificate: (spec) => [...strings(spec['dnsNames']), ...strings(spec['commonName'])].map((host) => ({ host })),
};

function strings(value: unknown): string[] {
  return (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String);
}

function hostsOf(spec: Mapping): string[] {
  const hosts = strings(spec['hostnames']);
  return hosts.length ? hosts : [any.host];
}

function routed(spec: Mapping, pathOf: (match: Mapping) => unknown): Route[] {
  const rules = list(spec, ['rules']);
  const matches = rules.flatMap((rule) => {
    const all = list(rule, ['matches']);
    return all.length ? all : [{}];
  });
  const paths = [...new Set((matches.length ? matches : [{}]).map((match) => String(pathOf(match))))];
  return hostsOf(spec).flatMap((host) => paths.map((path) => ({ host, path })));
}

/** Reports hosts and paths outside of the service's own. */
export const routes: Rule = {
  permit: 'hosts',
  check({ body, unit }) {
    const { ingress } = unit.service.networking;
    const spec = mapping(body, ['spec']);
    const foreign = [
      ...(answering[body.kind]?.(spec) ?? []).filter((way) => !isOwn(way, ingress)),
      ...(body.kind === 'VirtualService' ? meshed(spec, unit) : []),
    ];
    const own = ingress ? ingress.host + ingress.path : 'no ingress, since networking.ingress is not set';
    return [
      ...foreign.map(({ host, path = '' }) => `expected ${own}, got ${host}${path}`),
      ...addresses(body.kind, spec),
    ];
  },
};

/** Hosts that mesh sidecars would reroute; external hosts are allowed. */
function meshed(spec: Mapping, { service, platform, environment }: Unit): readonly Route[] {
  const names = [service.name, ...service.networking.endpoints.map(({ name }) => name)];
  const own = service.networking.ingress?.host;
  return strings(spec['hosts']).flatMap((host) => {
    const isInside = !host.includes('.') || /\.(svc|local)\b/.test(host) || host.includes('*');
    const isPlatforms = [platform.domain, environment.host].some((one) => host === one || host.endsWith(`.${one}`));
    const isNamed = names.includes(host.split('.')[0]!) && isInside;
    return host === own || isNamed || !(isInside || isPlatforms) ? [] : [{ host }];
  });
}

function isOwn({ host, path }: Route, ingress: Ingress | undefined): boolean {
  if (!ingress || host !== ingress.host) return false;
  const base = trimEnd(ingress.path, '/');
  const plain = path?.replace(/^\/~/, '').replace(/\\/g, '');
  return plain === undefined || plain === base || plain === ingress.path || startsBelow(plain, base);
}

function startsBelow(path: string, base: string): boolean {
  // A pattern covers paths below its literal prefix.
  return path.startsWith(base) && /^[/(?$]/.test(path.slice(base.length));
}

/** Reports external addresses of a Service, which could belong to others. @see https://github.com/kubernetes/kubernetes/issues/97076 */
function addresses(kind: string, spec: Mapping): string[] {
  const taken = kind === 'Service' ? ['externalIPs', 'loadBalancerIP'].filter((key) => spec[key] !== undefined) : [];
  return taken.map((key) => `expected addresses that the cluster assigns, got ${key}`);
}
