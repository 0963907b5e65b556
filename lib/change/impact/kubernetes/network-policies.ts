import { isMapping } from '../../../model/mapping';
import type { ObjectBody } from '../../diff/object-change';
import { at, canonical, isSame, itemsAt, mapAt, nameOf, ofKind, textsAt } from './body';
import type { Decision, FieldRule, ObjectRule, Subject } from './rule';
import { always } from './rule';
import { selectedBy } from './selectors';
import { setChange } from './sets';
import { kubernetesPage } from './sources';

const types = ['networking.k8s.io/NetworkPolicy'];
const source = kubernetesPage('concepts/services-networking/network-policies/');

/** What a changed policy does by its fields. */
export const networkPolicyFields: readonly FieldRule[] = [
  {
    rule: 'network-policy-updated',
    types,
    fields: ['spec'],
    source,
    decide: always('in-place', 'nodes filter by the new policy within seconds; connections that are open may stay'),
  },
];

/** What a policy that changes, comes or goes opens and closes. */
export const networkPolicyRules: readonly ObjectRule[] = [
  { rule: 'network-policy-reach', types, source, decide: policyChange },
];

type Direction = 'Ingress' | 'Egress';
const directions: Readonly<Record<Direction, { readonly list: string; readonly peers: string; readonly way: string }>> =
  {
    Ingress: { list: 'ingress', peers: 'from', way: 'into' },
    Egress: { list: 'egress', peers: 'to', way: 'out of' },
  };

function policyChange(subject: Subject): readonly Decision[] {
  const { before, after, change } = subject;
  if (change.action === 'update' && !isSame(at(before, 'spec', 'podSelector'), at(after, 'spec', 'podSelector')))
    return [
      open('the policy covers other pods: those that it leaves are open as far as no other policy covers them'),
      closed('the policy covers other pods: those that it gains may lose connections'),
    ];
  return (Object.keys(directions) as Direction[]).flatMap((direction) => inDirection(direction, subject));
}

function inDirection(direction: Direction, { before, after, context }: Subject): readonly Decision[] {
  const { list, way } = directions[direction];
  const [isolated, isolates] = [before, after].map((body) => typesOf(body).includes(direction));
  if (!isolated && !isolates) return [];
  const selector = at(isolates ? after : before, 'spec', 'podSelector');
  const alone = !otherPolicies(
    direction,
    selector,
    isolates ? after : before,
    isolates ? context.after : context.before,
  );
  const covered = selectedBy(selector, context.before).length > 0;
  if (!isolates)
    return [
      ...(alone ? [open(`no policy around filters what goes ${way} the pods any more`)] : []),
      closed(`what the policy let ${way} the pods is cut where another policy of the namespace denies it`),
    ];
  if (!isolated && alone)
    return covered ? [closed(`what goes ${way} the pods is filtered from now on: what no policy lets is cut`)] : [];
  const { added, removed } = setChange(isolated ? grants(before, list) : [], grants(after, list));
  return [
    ...(added.length > 0 ? [open(`more is let ${way} the pods: ${added.map(grantText)[0]}`)] : []),
    ...(removed.length > 0 ? [closed(`less is let ${way} the pods: ${removed.map(grantText)[0]}`)] : []),
  ];
}

const open = (reason: string): Decision => ({ consequence: 'exposure', reason, field: ['spec'] });
const closed = (reason: string): Decision => ({ consequence: 'restart-with-downtime', reason, field: ['spec'] });

/** Directions that a policy filters. @see https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/ */
function typesOf(body: ObjectBody): readonly string[] {
  if (!isMapping(body.spec)) return [];
  const own = textsAt(body, 'spec', 'policyTypes');
  return own.length > 0 ? own : ['Ingress', ...(at(body, 'spec', 'egress') === undefined ? [] : ['Egress'])];
}

/** Whether another policy filters the same pods, as far as the selectors are the same or select all. */
function otherPolicies(
  direction: Direction,
  selector: unknown,
  own: ObjectBody,
  around: readonly ObjectBody[],
): boolean {
  return ofKind(around, 'NetworkPolicy').some((policy) => {
    if (nameOf(policy) === nameOf(own) || !typesOf(policy).includes(direction)) return false;
    const other = mapAt(policy, 'spec', 'podSelector');
    return Object.keys(other).length === 0 || isSame(other, selector);
  });
}

/** Each peer with each port that a list of rules lets through; an empty list of either means all. */
function grants(body: ObjectBody, list: string): readonly string[] {
  const { peers } = Object.values(directions).find((one) => one.list === list)!;
  return itemsAt(body, 'spec', list).flatMap((rule) => {
    const from = itemsAt(rule, peers);
    const ports = itemsAt(rule, 'ports');
    return (from.length > 0 ? from : [{}]).flatMap((peer) =>
      (ports.length > 0 ? ports : [{}]).map((port) => canonical([peer, port])),
    );
  });
}

function grantText(grant: string): string {
  const [peer, port] = JSON.parse(grant) as [ObjectBody, ObjectBody];
  return `${peerText(peer)} at ${port.port === undefined ? 'every port' : `port ${String(port.port)}`}`;
}

function peerText(peer: ObjectBody): string {
  const cidr = at(peer, 'ipBlock', 'cidr');
  if (cidr !== undefined) return String(cidr);
  const labels = ['namespaceSelector', 'podSelector'].flatMap((key) => Object.values(mapAt(peer, key, 'matchLabels')));
  return labels.length > 0 ? labels.join(' ') : Object.keys(peer).length === 0 ? 'every address' : 'every pod';
}
