import { z } from 'zod';
import { said } from './forms';
import { serviceMesh } from './gateway';
import { ingress } from './ingress';
import { ports, protocol, service, services } from './ports';
import { also, noEffectYet, port } from './scalars';

/** How a service is reached. */
export const networking = z
  .strictObject({
    port: also(['containerPort', 'targetPort'], port).describe('Port that the container listens on; default 8080'),
    protocol: protocol.describe('Of port; default TCP'),
    ports: ports.describe('Shorter form of services with one'),
    service: service.describe('Shorter form of services with one'),
    services: services.describe('Kubernetes Services; [] for none'),
    ingress: ingress.describe('A way in from outside'),
    serviceMesh: also(['mesh', 'istio'], serviceMesh).describe('Retries and timeout between services'),
    traffic: also(['trafficSplit', 'trafficManagement'], noEffectYet(z.unknown())).describe('Split with a legacy host'),
    loadBalancer: also(['loadBalancing'], noEffectYet(z.unknown())).describe('How requests are spread over pods'),
    dns: noEffectYet(z.unknown()).describe('Names outside of the cluster'),
  })
  .partial()
  .transform(({ ports: listed, service: one, services: all, ...rest }) => {
    const single = one ?? (listed ? { ports: listed } : undefined);
    return said({ ...rest, services: all ?? (single ? [single] : undefined) });
  });
