import type { Flow, LabelSelector, Peer } from '../../model/parts/security';
import { linkLocal } from '../../model/private-blocks';
import { instance } from './labels';
import type { Spelled } from '../kinds';

/** Metadata address of clouds, with the credentials of a node. */
export const metadataAddress = '169.254.169.254/32';

/**
 * Link-local addresses of a node: NodeLocal DNSCache (`169.254.20.10`), or the DNS server of a cloud (`169.254.169.254` on GKE, whose credentials are on another port); neither is a pod to a policy.
 * @see https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/ @see https://cloud.google.com/kubernetes-engine/docs/how-to/cloud-dns
 */
export const onNode = linkLocal;

/** All addresses except the metadata address of nodes. */
export const anywhere: Peer = { type: 'cidr', cidr: '0.0.0.0/0', except: [metadataAddress] };

/** A port. */
export function tcp(port: number | string): Flow['ports'][number] {
  return { port, protocol: 'TCP' };
}

type Sort = Peer['type'];

/** Peers by type, in Kubernetes' spelling; undefined for any peer. */
const spellings: {
  readonly [T in Sort]: (peer: Extract<Peer, { readonly type: T }>) => Spelled[] | undefined;
} = {
  service: ({ name, namespace }) => [
    { podSelector: { matchLabels: instance(name) }, namespaceSelector: named(namespace) },
  ],
  namespace: ({ name }) => [{ namespaceSelector: named(name) }],
  selected: ({ pods, namespaces }) => [{ podSelector: selecting(pods), namespaceSelector: selecting(namespaces) }],
  cidr: ({ cidr, except }) => [{ ipBlock: { cidr, except: except.length > 0 ? [...except] : undefined } }],
  any: () => undefined,
};

/** An ingress rule. */
export function ingressRule({ peer, ports }: Flow): Spelled {
  return { from: spell(peer), ports: portsOf(ports) };
}

/** An egress rule. */
export function egressRule({ peer, ports }: Flow): Spelled {
  return { to: spell(peer), ports: portsOf(ports) };
}

function spell<T extends Sort>(peer: Extract<Peer, { readonly type: T }>): Spelled[] | undefined {
  const make: (peer: Extract<Peer, { readonly type: T }>) => Spelled[] | undefined = spellings[peer.type as T];
  return make(peer);
}

function selecting(selector: LabelSelector | undefined): Spelled | undefined {
  return selector && { ...selector };
}

function named(namespace: string): Spelled {
  return { matchLabels: { 'kubernetes.io/metadata.name': namespace } };
}

function portsOf(ports: Flow['ports']): Spelled[] | undefined {
  if (ports.length === 0) return undefined;
  return ports.map((port) => ({ ...port }));
}
