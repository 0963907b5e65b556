import { factsOf } from '../../model/facts';
import type { LabelSelector, Peer } from '../../model/parts/security';
import type { Problem } from '../../model/problem';
import { didYouMean, expected, oneOf } from '../../spec/hints';
import type { PeerSpec } from '../../spec/parts/peers';
import { componentNamespaces } from '../environment/component-namespaces';
import type { ServiceIndex } from './service-index';
import { namespacesOf, isOwnNamespace } from './namespaces';
import { ownName } from '../service/own-name';
import type { Settled } from '../service/settle';
import { nearMissOf } from './near-miss';
import { unknownName, type LinkContext } from './context';

/** Context of a peer: its service, and the receiver of problems. */
interface PeerContext extends LinkContext {
  readonly one: Pick<Settled, 'service'>;
  readonly index: ServiceIndex;
  readonly tell: (code: Problem['code'], message: string) => void;
}

/** Labels that select one namespace, and one service. */
const ofNamespace = ['kubernetes.io/metadata.name', 'name'];
const ofService = ['app.kubernetes.io/name', 'app.kubernetes.io/instance', 'app', 'name', 'k8s-app'];
const ofOurs = ['app.kubernetes.io/name', 'app.kubernetes.io/instance'];

/** A resolved peer of a flow; undefined for an unknown one. */
export function peerOf(spec: PeerSpec, context: PeerContext): Peer | undefined {
  const { podSelector, namespaceSelector } = spec;
  const namespace = spec.namespace ?? named(namespaceSelector, ofNamespace);
  const pods = spec.service !== undefined || podSelector !== undefined;
  const somewhere = spec.namespace !== undefined || namespaceSelector !== undefined;
  const ways = [pods, somewhere && !pods, spec.component, spec.cidr, spec.any].filter(Boolean).length;
  const doubled = (spec.service && podSelector) ?? (spec.namespace && namespaceSelector) ?? (spec.except && !spec.cidr);
  if (ways !== 1 || doubled) {
    context.tell(
      'E313',
      `expected one of service, component, namespace, cidr, any; got ${Object.keys(spec).join(', ') || 'none'}`,
    );
    return undefined;
  }
  if (spec.any) return { type: 'any' };
  if (spec.cidr) return { type: 'cidr', cidr: spec.cidr, except: spec.except ?? [] };
  if (spec.component) return component(spec.component, context);
  if (namespace !== undefined && !knowsNamespace(namespace, context)) return undefined;
  if (spec.service) return service(spec.service, namespace, context);
  if (!podSelector)
    return namespace === undefined
      ? { type: 'selected', namespaces: namespaceSelector }
      : { type: 'namespace', name: namespace };
  return selected(podSelector, namespace, namespaceSelector, context);
}

/** The one name that a selector selects by. */
function named(selector: LabelSelector | undefined, keys: readonly string[]): string | undefined {
  const labels = Object.entries(selector?.matchLabels ?? {});
  const [key, value] = labels[0] ?? [];
  return labels.length === 1 && !selector?.matchExpressions?.length && keys.includes(key!) ? value : undefined;
}

function component(name: string, { gateways, tell }: PeerContext): Peer | undefined {
  const known = componentNamespaces(gateways);
  if (Object.hasOwn(known, name)) return { type: 'namespace', name: known[name]! };
  tell('E342', unknownName(Object.keys(known), name));
  return undefined;
}

/** Warns of an unknown namespace, which another team may own. */
function knowsNamespace(name: string, context: PeerContext): boolean {
  const { index, tell } = context;
  const known = namespacesOf(index, context);
  if (known.includes(name)) return true;
  const meant = nearMissOf(name, known);
  if (meant) tell('E342', expected(oneOf(known, name), name, `did you mean ${meant}?`));
  const { cluster, name: environment } = context.environment;
  if (!meant && !cluster.existing && !('unavailable' in factsOf(context.facts, cluster.cloud, 'cluster')))
    tell(
      'W216',
      `${context.platform.name} has nothing in namespace ${name}; emitted as it is: where another team owns it, declare it under namespaces in environments/${environment}.yaml`,
    );
  return !meant;
}

function service(name: string, namespace: string | undefined, context: PeerContext): Peer | undefined {
  const { one, index, tell } = context;
  const own = ownName(name, context.platform);
  const publicInterface = index.ask('find', own) ?? index.ask('addresses', own)[0]?.service;
  if (publicInterface?.atEdge) {
    tell(
      'E313',
      `expected a service in the cluster, got ${name}, which runs at the edge: use cidr with the addresses that it calls from`,
    );
    return undefined;
  }
  if (publicInterface?.isUnread) return undefined;
  if (publicInterface && (namespace ?? publicInterface.namespace) === publicInterface.namespace)
    return { type: 'service', name: publicInterface.name, namespace: publicInterface.namespace };
  const where = namespace ?? one.service.namespace;
  if (namespace !== undefined && !isOwnNamespace(namespace, index)) return { type: 'service', name, namespace };
  if (publicInterface) tell('E342', `expected ${publicInterface.namespace}, the namespace of ${name}, got ${where}`);
  else if (!context.known.includes(own)) tell('E342', unknownName(index.ask('names'), name));
  return undefined;
}

/** Pods by labels: a label that names a service is resolved, others are kept. */
function selected(
  pods: LabelSelector,
  namespace: string | undefined,
  namespaces: LabelSelector | undefined,
  context: PeerContext,
): Peer | undefined {
  const { index, tell } = context;
  const raw: Peer = { type: 'selected', pods, namespaces: namespace === undefined ? namespaces : byName(namespace) };
  const ours = namespace === undefined ? !namespaces : isOwnNamespace(namespace, index);
  if (!ours || isOfExtra(pods, context)) return raw;
  const name = named(pods, ofService);
  if (name !== undefined) return service(name, namespace, context);
  const stray = ofOurs.flatMap((key) => pods.matchLabels?.[key] ?? []).find((one) => !context.known.includes(one));
  if (stray === undefined) return raw;
  tell('E342', expected(oneOf(context.known, stray), stray, didYouMean(stray, context.known)));
  return undefined;
}

function byName(namespace: string): LabelSelector {
  return { matchLabels: { 'kubernetes.io/metadata.name': namespace } };
}

/** Whether pods of the service's own manifests have such labels. */
function isOfExtra({ matchLabels = {} }: LabelSelector, { one: { service } }: PeerContext): boolean {
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
