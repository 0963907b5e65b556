import { z } from 'zod';
import { said } from './forms';
import { protocol } from './ports';
import { also, cidr, key, label, portReference, text } from './scalars';

/** Labels by which Kubernetes' own policies mean one namespace, and one service. */
const ofNamespace = ['kubernetes.io/metadata.name', 'name'];
const ofService = ['app.kubernetes.io/name', 'app', 'name', 'k8s-app'];

/** A selector that means one thing by its name. */
const selector = (names: readonly string[], what: string) =>
  z.strictObject({ matchLabels: z.record(key, text) }).transform(({ matchLabels }, context) => {
    const found = names.find((name) => Object.hasOwn(matchLabels, name));
    if (found && Object.keys(matchLabels).length === 1) return matchLabels[found]!;
    context.addIssue({ code: 'custom', message: `expected one label that names ${what}: ${names.join(', ')}` });
    return z.NEVER;
  });

const parts = {
  service: also(['name', 'app'], label),
  component: label.describe('A platform component, such as envoy-gateway'),
  namespace: label,
  cidr,
  except: z.array(cidr),
  any: z.literal(true),
  podSelector: selector(ofService, 'a service').describe('As Kubernetes spells it: one label that names a service'),
  namespaceSelector: selector(ofNamespace, 'a namespace').describe('As Kubernetes spells it: one label that names it'),
  ipBlock: z.strictObject({ cidr, except: z.array(cidr).optional() }).describe('As Kubernetes spells it'),
};

/** One end of a flow, in the words of the longer form. */
const end = z
  .strictObject(parts)
  .partial()
  .transform(({ podSelector, namespaceSelector, ipBlock, ...rest }) =>
    said({
      ...rest,
      ...ipBlock,
      service: rest.service ?? podSelector,
      namespace: rest.namespace ?? namespaceSelector,
    }),
  );

const name = z.union([
  z.literal(['any', '*', 'all']).transform(() => ({ any: true }) as z.output<typeof end>),
  label.transform((service) => ({ service }) as z.output<typeof end>),
  cidr.transform((block) => ({ cidr: block }) as z.output<typeof end>),
]);
const ends = z
  .union([name, end.transform((one) => [one]), z.array(z.union([name, end]))])
  .transform((one) => (Array.isArray(one) ? one : [one]));

const ports = z.array(
  z.union([
    portReference.transform((port) => ({ port })),
    z.strictObject({ port: portReference, protocol: protocol.optional() }),
  ]),
);

const flow = z
  .strictObject({ ...parts, from: also(['to'], ends).describe('The other ends'), ports, port: portReference })
  .partial()
  .transform(({ from, ports: listed, port, podSelector, namespaceSelector, ipBlock, ...rest }) => {
    const alone = said({
      ...rest,
      ...ipBlock,
      service: rest.service ?? podSelector,
      namespace: rest.namespace ?? namespaceSelector,
    });
    const all = listed ?? (port === undefined ? undefined : [{ port }]);
    const peers = from && !Object.keys(alone).length ? from : [alone, ...(from ?? [])];
    return peers.map((peer) => said({ ...peer, ports: all }));
  });

/** Flows: each one or several peers with their ports, or the name of a service. */
export const flows = z
  .array(z.union([name.transform((one) => [{ ...one, ports: undefined }]), flow]))
  .transform((all) => all.flat());
