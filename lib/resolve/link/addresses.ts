import { workloadTypes } from '../../model/workload-types';
import type { Service } from '../../model/service';
import type { ServiceIndex } from './service-index';
import type { PublicInterface } from './public-interface';
import { ownName } from '../service/own-name';
import { unknownName, type LinkContext } from './context';

/** Base URL of a service of the platform by its Service, or the reason why there is none. */
export function addressOf(
  name: string,
  port: number | undefined,
  index: ServiceIndex,
  asking: Service,
  { platform }: Pick<LinkContext, 'platform'>,
): { readonly url: string } | { readonly problem: string } {
  const own = ownName(name, platform);
  const other = index.ask('find', own);
  // Its problems are reported in its own file.
  if (other?.isUnread) return { url: `http://${name}` };
  if (other && (!workloadTypes[asking.workload.type].inCluster || other.atEdge)) return publicAddress(other);
  const candidates = index.ask('addresses', own);
  const found = candidates.find(
    ({ endpoint }) => port === undefined || endpoint.ports.some((one) => one.port === port),
  );
  if (!found) {
    const ports = candidates.flatMap(({ endpoint }) => endpoint.ports.map((one) => one.port));
    const names = index
      .ask('names')
      .filter((one) => index.ask('addresses', one).some(({ service }) => service.name === one));
    return {
      problem: candidates.length
        ? `expected ${ports.length ? `one of the ports ${ports.join(', ')}` : 'no port'} of ${name}, got ${port}`
        : unknownName(names, name),
    };
  }
  const { service, endpoint } = found;
  const host = service.namespace === asking.namespace ? endpoint.name : `${endpoint.name}.${service.namespace}.svc`;
  return { url: `http://${host}:${port ?? endpoint.ports[0]!.port}` };
}

/** Public URL of a service: a Worker calls, and is called, from outside of the cluster. */
function publicAddress({
  name,
  ingress,
  host,
}: PublicInterface): { readonly url: string } | { readonly problem: string } {
  if (ingress) return { url: `${ingress.tls ? 'https' : 'http'}://${ingress.host}${ingress.path}`.replace(/\/$/, '') };
  return host ? { url: `https://${host}` } : { problem: `expected an ingress of ${name}, which has none` };
}
