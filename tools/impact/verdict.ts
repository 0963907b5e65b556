import { changedFields } from '../../lib/change/diff/changed-fields';
import { typeOf } from '../../lib/change/diff/objects-in';
import type { ObjectBody, ObjectChange } from '../../lib/change/diff/object-change';
import { type Consequence, type Impact, hardest, rankOf } from '../../lib/change/impact/impact';
import { kubernetesImpacts } from '../../lib/change/impact/kubernetes/kubernetes-impacts';
import type { KubernetesObject } from '../kubernetes/object';
import type { Truth } from './truth';

/** What our rules say of a change among the objects around it. */
export function impactsOf(
  before: KubernetesObject,
  after: KubernetesObject,
  around: readonly KubernetesObject[],
): readonly Impact[] {
  const bodies = [before, after].map((one) => one as unknown as ObjectBody) as [ObjectBody, ObjectBody];
  const others = around.map((one) => one as unknown as ObjectBody);
  const change: ObjectChange = {
    layer: 'kubernetes',
    action: 'update',
    type: typeOf(before),
    name: [before.metadata.namespace, before.metadata.name].filter(Boolean).join('/'),
    file: '',
    platform: '',
    before: bodies[0],
    after: bodies[1],
    fields: changedFields('kubernetes', ...bodies),
  };
  const context = { before: [...others, bodies[0]], after: [...others, bodies[1]], changes: [change] };
  return kubernetesImpacts(change, context);
}

/** What our rules must say at the least; a refusal by other words is a loss that Flux makes of it. */
const least: Readonly<Record<Truth, Consequence>> = {
  nothing: 'none',
  taken: 'none',
  'new spec': 'in-place',
  'new pods': 'rolling-restart',
  refused: 'replacement',
};

/** How our word for a change differs from what the API server did: milder, or a refusal that it does not make; undefined where it fits. */
export function difference(impacts: readonly Impact[], truth: Truth): string | undefined {
  const word = hardest(impacts);
  // What no rule knows is counted, and is no mild word.
  if (word === 'unknown') return undefined;
  if (rankOf(word) < rankOf(least[truth])) return `milder: ${word} where the API server has ${truth}`;
  const refused = impacts.find(({ consequence }) => consequence === 'refused');
  return refused && truth !== 'refused'
    ? `harder: refused (${refused.rule}) where the API server has ${truth}`
    : undefined;
}
