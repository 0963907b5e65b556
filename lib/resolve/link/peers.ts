import { factsOf } from '../../model/facts';
import type { LabelSelector, Peer } from '../../model/parts/security';
import type { Problem } from '../../model/problem';
import { didYouMean, expected, oneOf } from '../../spec/hints';
import type { PeerSpec } from '../../spec/parts/peers';
import { componentNamespaces } from '../environment/component-namespaces';
import type { Directory } from './service-index';
import { namespacesOf, isOwnNamespace } from './namespaces';
import { ownName } from '../service/own-name';
import type { Settled } from '../service/settle';
import { typoOf } from './near-miss';
import { unknownName, type Whole } from './context';

/** Where a peer is named, and whom to tell what is wrong with it. */
interface Around {
  readonly one: Pick<Settled, 'service'>;
  readonly directory: Directory;
  readonly whole: Whole;
  readonly tell: (code: Problem['code'], message: string) => void;
}

/** Labels by which policies mean one namespace, and one service. */
const ofNamespace = ['kubernetes.io/metadata.name', 'name'];
const ofService = ['app.kubernetes.io/name', 'app.kubernetes.io/instance', 'app', 'name', 'k8s-app'];
const ofOurs = ['app.kubernetes.io/name', 'app.kubernetes.io/instance'];

/** One end of a flow as its cluster knows it; nothing where it names nothing. */
export function peerOf(spec: PeerSpec, around: Around): Peer | undefined {
  const { podSelector, namespaceSelector } = spec;
  const namespace = spec.namespace ?? named(namespaceSelector, ofNamespace);
  const pods = spec.service !== undefined || podSelector !== undefined;
  const somewhere = spec.namespace !== undefined || namespaceSelector !== undefined;
  const ways = [pods, somewhere && !pods, spec.component, spec.cidr, spec.any].filter(Boolean).length;
  const doubled = (spec.service && podSelector) ?? (spec.namespace && namespaceSelector) ?? (spec.except && !spec.cidr);
  if (ways !== 1 || doubled) {
    around.tell(
      'E313',
      `expected one of service, component, namespace, cidr, any; got ${Object.keys(spec).join(', ') || 'none'}`,
    );
    return undefined;
  }
  if (spec.any) return { type: 'any' };
  if (spec.cidr) return { type: 'cidr', cidr: spec.cidr, except: spec.except ?? [] };
  if (spec.component) return component(spec.component, around);
  if (namespace !== undefined && !knowsNamespace(namespace, around)) return undefined;
  if (spec.service) return service(spec.service, namespace, around);
  if (!podSelector)
    return namespace === undefined
      ? { type: 'selected', namespaces: namespaceSelector }
      : { type: 'namespace', name: namespace };
  return selected(podSelector, namespace, namespaceSelector, around);
}

/** The one name that a selector selects by. */
function named(selector: LabelSelector | undefined, keys: readonly string[]): string | undefined {
  const labels = Object.entries(selector?.matchLabels ?? {});
  const [key, value] = labels[0] ?? [];
  return labels.length === 1 && !selector?.matchExpressions?.length && keys.includes(key!) ? value : undefined;
}

function component(name: string, { whole: { gateways }, tell }: Around): Peer | undefined {
  const known = componentNamespaces(gateways);
  if (Object.hasOwn(known, name)) return { type: 'namespace', name: known[name]! };
  tell('E342', unknownName(Object.keys(known), name));
  return undefined;
}

/** Whether a namespace may be there; of one that others keep, only they know. */
function knowsNamespace(name: string, { directory, whole, tell }: Around): boolean {
  const known = namespacesOf(directory, whole);
  if (known.includes(name)) return true;
  const meant = typoOf(name, known);
  if (meant) tell('E342', expected(oneOf(known, name), name, `did you mean ${meant}?`));
  const { cluster, name: environment } = whole.environment;
  if (!meant && !cluster.existing && !('unavailable' in factsOf(whole.facts, cluster.cloud, 'cluster')))
    tell(
      'W216',
      `nothing of ${whole.platform.name} is in namespace ${name}; emitted as it is: where another team owns it, name it under namespaces in environments/${environment}.yaml`,
    );
  return !meant;
}

function service(name: string, namespace: string | undefined, around: Around): Peer | undefined {
  const { one, directory, whole, tell } = around;
  const own = ownName(name, whole.platform);
  const face = directory.ask('find', own) ?? directory.ask('addresses', own)[0]?.service;
  if (face?.atEdge) {
    tell(
      'E313',
      `expected a service in the cluster, got ${name}, which runs at the edge: name the addresses that it calls from`,
    );
    return undefined;
  }
  if (face?.isUnread) return undefined;
  if (face && (namespace ?? face.namespace) === face.namespace)
    return { type: 'service', name: face.name, namespace: face.namespace };
  const where = namespace ?? one.service.namespace;
  if (namespace !== undefined && !isOwnNamespace(namespace, directory)) return { type: 'service', name, namespace };
  if (face) tell('E342', `expected ${face.namespace}, where ${name} stands, got ${where}`);
  else if (!whole.known.includes(own)) tell('E342', unknownName(directory.ask('names'), name));
  return undefined;
}

/** Pods by their labels: those of the platform by the name that they bear there, all others as they are. */
function selected(
  pods: LabelSelector,
  namespace: string | undefined,
  namespaces: LabelSelector | undefined,
  around: Around,
): Peer | undefined {
  const { directory, whole, tell } = around;
  const raw: Peer = { type: 'selected', pods, namespaces: namespace === undefined ? namespaces : byName(namespace) };
  const ours = namespace === undefined ? !namespaces : isOwnNamespace(namespace, directory);
  if (!ours || isOfExtra(pods, around)) return raw;
  const name = named(pods, ofService);
  if (name !== undefined) return service(name, namespace, around);
  const stray = ofOurs.flatMap((key) => pods.matchLabels?.[key] ?? []).find((one) => !whole.known.includes(one));
  if (stray === undefined) return raw;
  tell('E342', expected(oneOf(whole.known, stray), stray, didYouMean(stray, whole.known)));
  return undefined;
}

function byName(namespace: string): LabelSelector {
  return { matchLabels: { 'kubernetes.io/metadata.name': namespace } };
}

/** Whether pods of a manifest of the service's own bear such labels. */
function isOfExtra({ matchLabels = {} }: LabelSelector, { one: { service } }: Around): boolean {
  const wanted = Object.entries(matchLabels);
  return service.extras.some(({ body }) => {
    const { metadata, spec } = body as { metadata?: Labelled; spec?: { template?: { metadata?: Labelled } } };
    return [metadata, spec?.template?.metadata].some(
      (one) => wanted.length > 0 && wanted.every(([key, value]) => one?.labels?.[key] === value),
    );
  });
}

interface Labelled {
  readonly labels?: Readonly<Record<string, unknown>>;
}
