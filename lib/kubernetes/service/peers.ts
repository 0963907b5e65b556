import type * as k8s from 'cdk8s-plus-27/lib/imports/k8s';
import type { Flow, LabelSelector, Peer } from '../../model/parts/security';
import { instance } from './labels';
import { intOrString } from './probe';

/** Where clouds hand the credentials of a node to whoever asks. */
export const metadataAddress = '169.254.169.254/32';

/**
 * Addresses of a node itself. A cache of names listens there (`169.254.20.10`), or the name server of a cloud (`169.254.169.254` on GKE, whose
 * credentials are on another port); neither is a pod to a policy.
 * @see https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/ @see https://cloud.google.com/kubernetes-engine/docs/how-to/cloud-dns
 */
export const onNode = '169.254.0.0/16';

/** Whatever an address may be, but a node's credentials. */
export const anywhere: Peer = { type: 'cidr', cidr: '0.0.0.0/0', except: [metadataAddress] };

/** A port on its own. */
export function tcp(port: number | string): Flow['ports'][number] {
  return { port, protocol: 'TCP' };
}

type Sort = Peer['type'];

/** How a NetworkPolicy spells each sort of peer; nothing for everybody. */
const spellings: {
  readonly [T in Sort]: (peer: Extract<Peer, { readonly type: T }>) => k8s.NetworkPolicyPeer[] | undefined;
} = {
  service: ({ name, namespace }) => [
    { podSelector: { matchLabels: instance(name) }, namespaceSelector: named(namespace) },
  ],
  namespace: ({ name }) => [{ namespaceSelector: named(name) }],
  selected: ({ pods, namespaces }) => [{ podSelector: selecting(pods), namespaceSelector: selecting(namespaces) }],
  cidr: ({ cidr, except }) => [{ ipBlock: { cidr, except: except.length > 0 ? [...except] : undefined } }],
  any: () => undefined,
};

/** Who is let in. */
export function ingressRule({ peer, ports }: Flow): k8s.NetworkPolicyIngressRule {
  return { from: spell(peer), ports: portsOf(ports) };
}

/** Whom a pod may reach. */
export function egressRule({ peer, ports }: Flow): k8s.NetworkPolicyEgressRule {
  return { to: spell(peer), ports: portsOf(ports) };
}

function spell<T extends Sort>(peer: Extract<Peer, { readonly type: T }>): k8s.NetworkPolicyPeer[] | undefined {
  const make: (peer: Extract<Peer, { readonly type: T }>) => k8s.NetworkPolicyPeer[] | undefined =
    spellings[peer.type as T];
  return make(peer);
}

function selecting(selector: LabelSelector | undefined): k8s.LabelSelector | undefined {
  if (!selector) return undefined;
  const { matchLabels, matchExpressions } = selector;
  return {
    matchLabels,
    matchExpressions: matchExpressions?.map(({ values, ...one }) => ({ ...one, values: values && [...values] })),
  };
}

function named(namespace: string): k8s.LabelSelector {
  return { matchLabels: { 'kubernetes.io/metadata.name': namespace } };
}

function portsOf(ports: Flow['ports']): k8s.NetworkPolicyPort[] | undefined {
  if (ports.length === 0) return undefined;
  return ports.map(({ port, endPort, protocol }) => ({
    port: port === undefined ? undefined : intOrString(port),
    endPort,
    protocol,
  }));
}
