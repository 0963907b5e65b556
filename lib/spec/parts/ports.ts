import { z } from 'zod';
import { choice, said } from './forms';
import { also, annotations, label, port, portReference, qualifiedName, text } from './scalars';

/** Name of a port. */
export const portName = text.regex(/^(?!.*--)[a-z]([-a-z0-9]{0,13}[a-z0-9])?$/, {
  error: 'at most 15 lower-case letters, digits and single hyphens, starting with a letter',
});

/** Application protocol of a port. */
export const protocol = choice({ TCP: 'TCP', UDP: 'UDP', SCTP: 'SCTP', tcp: 'TCP', udp: 'UDP', sctp: 'SCTP' });

const servicePort = z.strictObject({
  name: portName.optional().describe('Name of the port; default http'),
  port: also(['containerPort'], port).describe('Port of the Service'),
  targetPort: portReference
    .optional()
    .describe('Port of the container; default: port, or networking.port where there is only one port'),
  nodePort: z.int().min(30000).max(32767).optional().describe('Node port'),
  protocol: protocol.optional().describe('Default TCP'),
  appProtocol: qualifiedName.optional().describe('Application protocol: http, grpc, kubernetes.io/h2c'),
});

/** A port of a Service; `main`: the one that leads to `networking.port`. */
type Port = Partial<z.output<typeof servicePort>> & { readonly main?: true };

/** The port that leads to `networking.port`, by the same number. */
export const mainPort: Port = { main: true };

/** Ports: a list of numbers or of more, or numbers by name. */
export const ports = z.union([
  z
    .array(z.union([port.transform((number) => ({ port: number }) as Port), servicePort.transform((one): Port => one)]))
    .min(1),
  z
    .record(portName, port)
    .transform((all) => Object.entries(all).map(([name, number]) => ({ name, port: number }) as Port)),
]);

const type = choice({
  ClusterIP: 'ClusterIP',
  clusterIP: 'ClusterIP',
  NodePort: 'NodePort',
  LoadBalancer: 'LoadBalancer',
  Headless: 'Headless',
  headless: 'Headless',
});

const parts = {
  name: label.optional().describe('Name of the Service; default: that of the service'),
  type: type.optional().describe('Default ClusterIP'),
  annotations: annotations.optional(),
  sessionAffinity: z.enum(['None', 'ClientIP']).optional(),
  ports: ports.optional().describe('Default networking.port'),
  port: port.optional().describe('Shorter form of ports with one item item item'),
  targetPort: portReference.optional().describe('Target of port; default networking.port where it is set, else port'),
  nodePort: z.int().min(30000).max(32767).optional().describe('Node port of port'),
  protocol: protocol.optional().describe('Protocol of port; default TCP'),
};

/** A Kubernetes Service. */
export const service = z
  .strictObject(parts)
  .transform(({ port: number, targetPort, nodePort, protocol: spoken, ports: listed, ...rest }, context) => {
    if (number === undefined && (targetPort ?? nodePort ?? spoken) !== undefined)
      context.addIssue({ code: 'custom', message: 'expected targetPort, nodePort and protocol of each port' });
    const one: Port[] =
      number === undefined ? [] : [said({ ...mainPort, port: number, targetPort, nodePort, protocol: spoken })];
    const all: Port[] = [...one, ...(listed ?? [])];
    return { ...rest, ports: all };
  });

/** Kubernetes Services: a list, or by name. */
export const services = z.union([
  z.array(service),
  z.record(label, service).transform((all) => Object.entries(all).map(([name, one]) => ({ name, ...one }))),
]);
