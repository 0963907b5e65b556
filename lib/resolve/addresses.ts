import { ofKind } from '../model/backing';
import type { Service } from '../model/service';
import type { Directory } from './directory';
import { unknownName, type Whole } from './whole';

/** Base URL of a service of the platform, as its Service is named, or why there is none. */
export function addressOf(
  name: string,
  port: number | undefined,
  directory: Directory,
  asking: Service,
  { platform }: Pick<Whole, 'platform'>,
): { readonly url: string } | { readonly problem: string } {
  const own = Object.hasOwn(platform.aliases, name) ? platform.aliases[name] : name;
  const other = directory.find(own!)?.service;
  if (other && [asking, other].some(({ workload }) => workload.type === 'edge')) return publicAddress(other);
  const candidates = directory.addressesOf(own!);
  const found = candidates.find(
    ({ endpoint }) => port === undefined || endpoint.ports.some((one) => one.port === port),
  );
  if (!found) {
    const ports = candidates.flatMap(({ endpoint }) => endpoint.ports.map((one) => one.port));
    const names = directory.names.filter((one) =>
      directory.addressesOf(one).some(({ service }) => service.name === one),
    );
    return {
      problem: candidates.length
        ? `expected one of the ports ${ports.join(', ')} of ${name}, got ${port}`
        : unknownName(names, name),
    };
  }
  const { service, endpoint } = found;
  const host = service.namespace === asking.namespace ? endpoint.name : `${endpoint.name}.${service.namespace}.svc`;
  return { url: `http://${host}:${port ?? endpoint.ports[0]!.port}` };
}

/** URL of a service from anywhere: a Worker calls, and is called, from outside the cluster. */
export function publicAddress({
  name,
  backings,
  networking,
}: Service): { readonly url: string } | { readonly problem: string } {
  const { ingress } = networking;
  if (ingress) return { url: `${ingress.tls ? 'https' : 'http'}://${ingress.host}${ingress.path}`.replace(/\/$/, '') };
  const host = edgeHost(backings);
  return host ? { url: `https://${host}` } : { problem: `expected a way in from outside to ${name}, which has none` };
}

/** Host that a Worker answers at: its own, or that of its first route with one. */
export function edgeHost(backings: Service['backings']): string | undefined {
  const worker = ofKind('worker', backings)[0];
  const routed = worker?.options.routes.map(({ pattern }) => pattern.slice(0, pattern.indexOf('/')));
  return worker?.options.domain?.host ?? routed?.find((host) => !host.includes('*'));
}
