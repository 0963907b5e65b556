import { z } from 'zod';
import { said } from './forms';
import { protocol } from './ports';
import { also, cidr, label, port as portNumber, portReference } from './scalars';
import { labelSelector } from './selectors';

const parts = {
  service: also(['name', 'app'], label),
  component: label.describe('A platform component, such as envoy-gateway'),
  namespace: label,
  cidr,
  except: z.array(cidr),
  any: z.literal(true),
  podSelector: labelSelector.describe(
    'As in Kubernetes: {} for all pods, or one label that names a service; without namespaceSelector in this namespace',
  ),
  namespaceSelector: labelSelector.describe('As in Kubernetes: {} for all namespaces, or labels'),
  ipBlock: z.strictObject({ cidr, except: z.array(cidr).optional() }).describe('As in Kubernetes'),
};

const long = z.strictObject(parts).partial();

/** One peer of a flow, in its longer form. */
export type PeerSpec = Omit<z.output<typeof long>, 'ipBlock'>;

const end = long.transform(({ ipBlock, ...rest }): PeerSpec => said({ ...rest, ...ipBlock }));

const name = z.union([
  z.literal(['any', '*', 'all']).transform((): PeerSpec => ({ any: true })),
  label.transform((service): PeerSpec => ({ service })),
  cidr.transform((block): PeerSpec => ({ cidr: block })),
]);
const ends = z.union([z.array(z.union([name, end])), z.union([name, end]).transform((one) => [one])]);

const ports = z.array(
  z.union([
    portReference.transform((port): PortSpec => ({ port })),
    z
      .strictObject({
        port: portReference.optional().describe('Default all'),
        endPort: portNumber.optional().describe('Last port of a range that starts with port'),
        protocol: protocol.optional().describe('Default TCP'),
      })
      .refine(({ port, endPort }) => endPort === undefined || (typeof port === 'number' && port <= endPort), {
        error: 'a port by number, at most endPort, beside endPort',
      }),
  ]),
);

/** A port, or a range of them. */
export interface PortSpec {
  readonly port?: number | string;
  readonly endPort?: number;
  readonly protocol?: 'TCP' | 'UDP' | 'SCTP';
}

/** A rule: its own peer, those of its list, and ports. */
export interface FlowSpec {
  readonly own?: PeerSpec;
  readonly from: readonly PeerSpec[];
  readonly ports?: readonly PortSpec[];
}

const flow = z
  .strictObject({
    ...parts,
    from: also(['to'], ends).describe('Peers; without one: any'),
    ports,
    port: portReference,
  })
  .partial()
  .transform(({ from = [], ports: listed, port, ipBlock, ...rest }): FlowSpec => {
    const alone: PeerSpec = said({ ...rest, ...ipBlock });
    // In Kubernetes, a rule without peers allows all.
    const own = Object.keys(alone).length ? alone : from.length ? undefined : { any: true as const };
    return said({ own, from, ports: listed ?? (port === undefined ? undefined : [{ port }]) });
  });

/** Flows: one or several peers with their ports, or the name of a service. */
export const flows = z.array(z.union([name.transform((own): FlowSpec => ({ own, from: [] })), flow]));
