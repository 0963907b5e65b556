import { z } from 'zod';
import { also, annotations, host, label, noEffectYet, port, portReference, text, urlPath } from './scalars';

const portName = text.regex(/^[a-z]([-a-z0-9]{0,13}[a-z0-9])?$/, {
  error: 'at most 15 lower-case letters, digits and hyphens',
});

const servicePort = z.strictObject({
  name: portName.optional().describe('Name of the port; default http'),
  port: port.describe('Port of the Service'),
  targetPort: portReference.optional().describe('Port of the container; default the same'),
  nodePort: z.int().min(30000).max(32767).optional().describe('Port on every node'),
  protocol: z.enum(['TCP', 'UDP', 'SCTP']).optional().describe('Default TCP'),
  appProtocol: text.optional().describe('What is spoken on it: http, grpc'),
});

const service = z.strictObject({
  name: label.optional().describe('Name of the Service; default the service’s'),
  type: z.enum(['ClusterIP', 'NodePort', 'LoadBalancer', 'Headless']).optional().describe('Default ClusterIP'),
  annotations: annotations.optional(),
  sessionAffinity: z.enum(['None', 'ClientIP']).optional(),
  ports: z.array(servicePort).min(1),
});

const ingress = z
  .strictObject({
    enabled: z.boolean().describe('Open to the outside; default false'),
    host: host.describe('Default: the environment’s'),
    path: urlPath.describe('Path prefix; default /<service>'),
    rateLimit: z.int().min(1).describe('Requests a minute of one client address'),
    tls: z.boolean().describe('Default true outside development'),
    rewrite: also(['rewritePath'], urlPath).describe('What the prefix becomes; / takes it away'),
    annotations: annotations.describe('Annotations of the route'),
    port: portReference.describe('Port that answers; default the first'),
    service: label.describe('Service that answers; default the first'),
  })
  .partial();

/** How a service is reached. */
export const networking = z
  .strictObject({
    port: port.describe('Port that the container listens on; default 8080'),
    protocol: z.enum(['TCP', 'UDP', 'SCTP']).describe('Of port; default TCP'),
    services: z.array(service).describe('Kubernetes Services; [] for none'),
    ingress: ingress.describe('A way in from outside'),
    serviceMesh: also(['mesh'], noEffectYet(z.looseObject({}))).describe('Retries, timeout, circuit breaker'),
    traffic: noEffectYet(z.looseObject({})).describe('Split with a legacy host'),
  })
  .partial();
