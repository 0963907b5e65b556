import type { Service } from '../model/service';
import type { Settled } from './settle';
import { unknownName, type Whole } from './whole';

/** Base URL of a service of the platform, as its Service is named, or why there is none. */
export function addressOf(
  name: string,
  port: number | undefined,
  all: readonly Settled[],
  asking: Service,
  { platform }: Pick<Whole, 'platform'>,
): { readonly url: string } | { readonly problem: string } {
  const own = Object.hasOwn(platform.aliases, name) ? platform.aliases[name] : name;
  const endpoints = all.flatMap(({ service }) =>
    service.networking.endpoints.map((endpoint) => ({ service, endpoint })),
  );
  const candidates = endpoints.filter(({ service, endpoint }) => service.name === own || endpoint.name === own);
  const found = candidates.find(
    ({ endpoint }) => port === undefined || endpoint.ports.some((one) => one.port === port),
  );
  if (!found) {
    const ports = candidates.flatMap(({ endpoint }) => endpoint.ports.map((one) => one.port));
    const names = [...new Set(endpoints.map(({ service }) => service.name))];
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
