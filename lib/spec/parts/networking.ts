import { z } from 'zod';
import { said } from './forms';
import { serviceMesh } from './gateway';
import { ingress } from './ingress';
import { mainPort, ports, protocol, service, services } from './ports';
import { also, noEffectYet, port } from './scalars';

type Ports = z.output<typeof service>['ports'];

/** How a service is reached. */
export const networking = z
  .strictObject({
    port: also(['containerPort', 'targetPort'], port).describe(
      'Main port of the container, which the route leads to; default 8080',
    ),
    protocol: protocol.describe('Of port; default TCP'),
    ports: ports.describe('Ports beside port; shorter form of services with one'),
    service: service.describe('Shorter form of services with one'),
    services: services.describe('Kubernetes Services; [] for none'),
    ingress: ingress.describe('A way in from outside'),
    serviceMesh: also(['mesh', 'istio'], serviceMesh).describe('Retries and timeout between services'),
    traffic: also(['trafficSplit', 'trafficManagement'], noEffectYet(z.unknown())).describe('Split with a legacy host'),
    loadBalancer: also(['loadBalancing'], noEffectYet(z.unknown())).describe('How requests are spread over pods'),
    dns: noEffectYet(z.unknown()).describe('Names outside of the cluster'),
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
    // What is listed here stands beside the main port, and not in its place.
    const beside = (ports: Ports) => (listed ? [...(ports.length > 0 ? ports : [mainPort]), ...listed] : ports);
    return said({ ...rest, services: all ?? (single && [{ ...single, ports: beside(single.ports) }]) });
  });
