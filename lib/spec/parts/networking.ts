import { z } from 'zod';
import { said } from './forms';
import { serviceMesh } from './gateway';
import { ingress } from './ingress';
import { mainPort, ports, protocol, service, services } from './ports';
import { also, noEffectYet, port } from './scalars';

type Ports = z.output<typeof service>['ports'];

/** Ports, Services and ingress of a service. */
export const networking = z
  .strictObject({
    port: also(['containerPort', 'targetPort'], port).describe(
      'Main port of the container, to which the ingress routes; default 8080',
    ),
    protocol: protocol.describe('Protocol of port; default TCP'),
    ports: ports.describe('Further ports; shorter form of services with one item'),
    service: service.describe('Shorter form of services with one item item item'),
    services: services.describe('Kubernetes Services; [] for none'),
    ingress: ingress.describe('Ingress: the route from outside of the cluster'),
    serviceMesh: also(['mesh', 'istio'], serviceMesh).describe('Retries and timeout between services'),
    traffic: also(['trafficSplit', 'trafficManagement'], noEffectYet(z.unknown())).describe(
      'Traffic split with a legacy host',
    ),
    loadBalancer: also(['loadBalancing'], noEffectYet(z.unknown())).describe('Load balancing over pods'),
    dns: noEffectYet(z.unknown()).describe('DNS names outside of the cluster'),
  })
  .partial()
  .transform(({ ports: listed, service: one, services: all, ...rest }, context) => {
    if (all && (one ?? listed))
      context.addIssue({
        code: 'custom',
        path: ['services'],
        message: 'expected services, or service and ports; got both',
      });
    const single = one ?? (listed && { ports: [] });
    // Ports of this list are added to the main port and do not replace it.
    const beside = (ports: Ports) => (listed ? [...(ports.length > 0 ? ports : [mainPort]), ...listed] : ports);
    return said({ ...rest, services: all ?? (single && [{ ...single, ports: beside(single.ports) }]) });
  });
