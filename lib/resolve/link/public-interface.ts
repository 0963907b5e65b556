import { workloadTypes } from '../../model/workload-types';
import { ofKind } from '../../model/backing';
import type { Endpoint, Ingress, ServicePort } from '../../model/parts/networking';
import type { Service } from '../../model/service';
import { nameOf } from './bind';
import type { EnvironmentContext } from '../environment/context';
import type { NamedBacking } from '../service/named-backing';
import type { Settled } from '../service/settle';

/** All that other services may know of a service in an environment. While it stays the same, they need no linking again. */
export interface PublicInterface {
  readonly name: string;
  readonly namespace: string;
  /** Whether its files could not be read, so that its Services are unknown. @default false */
  readonly isUnread?: boolean;
  /** Whether it runs outside of the cluster. */
  readonly atEdge: boolean;
  readonly endpoints: readonly (Pick<Endpoint, 'name' | 'type'> & {
    readonly ports: readonly Pick<ServicePort, 'port' | 'targetPort' | 'protocol'>[];
  })[];
  readonly ingress?: Pick<Ingress, 'host' | 'path' | 'tls'>;
  /** Host of its Worker. @default - none */
  readonly host?: string;
  /** Backings by names that other services may have too. @default - none */
  readonly named?: readonly NamedBacking[];
  /** Its Workers, by cloud and physical name. */
  readonly workers: readonly { readonly cloud: string; readonly name: string }[];
}

/** The public interface of a settled service. */
export function publicInterfaceOf(
  { service, named }: Settled,
  { platform, environment, facts }: EnvironmentContext,
): PublicInterface {
  const { name, namespace, workload, networking, backings } = service;
  const { endpoints, ingress } = networking;
  const scope = [platform.name, environment.name, name];
  return {
    name,
    namespace,
    atEdge: !workloadTypes[workload.type].inCluster,
    endpoints: endpoints.map((one) => ({
      name: one.name,
      type: one.type,
      ports: one.ports.map(({ port, targetPort, protocol }) => ({ port, targetPort, protocol })),
    })),
    ingress: ingress && { host: ingress.host, path: ingress.path, tls: ingress.tls },
    host: edgeHost(backings),
    named: named.length
      ? named.map(({ kind, name, access, isShared }) => ({ kind, name, access, isShared }))
      : undefined,
    workers: ofKind('worker', backings).map((one) => ({ cloud: one.cloud, name: nameOf(one, { scope, facts }) })),
  };
}

/** The public interface of a service whose texts could not be read: its name alone. */
export function unreadInterface(name: string): PublicInterface {
  return { name, namespace: '', isUnread: true, atEdge: false, endpoints: [], workers: [] };
}

/** Host of a Worker: its custom domain, or that of its first route with a host. */
function edgeHost(backings: Service['backings']): string | undefined {
  const worker = ofKind('worker', backings)[0];
  const routed = worker?.options.routes.map(({ pattern }) => pattern.slice(0, pattern.indexOf('/')));
  return worker?.options.domain?.host ?? routed?.find((host) => !host.includes('*'));
}
