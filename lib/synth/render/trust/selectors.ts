import { selectorIn, selectsPods } from '../../../resolve/platform/selections';
import type { Mapping } from '../../../api/rules/rule';
import { type Body, type ObjectContext, type Rule, mapping, podsOf } from './object-context';

const name = 'app.kubernetes.io/name';
const instance = 'app.kubernetes.io/instance';

/** Labels that pods of several services bear. */
const common = /^(app\.kubernetes\.io|strata\.dev|pod-template-hash|kubernetes\.io|topology\.kubernetes\.io)(\/|$)/;

/** Where objects name what they scale. */
const targets: Readonly<Record<string, readonly string[]>> = {
  HorizontalPodAutoscaler: ['spec', 'scaleTargetRef'],
  VerticalPodAutoscaler: ['spec', 'targetRef'],
  ScaledObject: ['spec', 'scaleTargetRef'],
};

/** Labels of pods, selectors and targets are the service's own. */
export const selectors: Rule = {
  permit: 'selectors',
  check: (about) => [...borne(about), ...chosen(about), ...scaled(about)],
};

/** Names that pods of a service may bear: a Service finds pods by name and instance. */
function borne({ body, unit }: ObjectContext): string[] {
  const own = unit.service.name;
  return podsOf(body).flatMap((pod) => {
    const labels = mapping(pod, ['metadata', 'labels']);
    const isOwn = labels[instance] === own;
    const wrong = [instance, name].flatMap((key) =>
      labels[key] === undefined || labels[key] === own || (key === name && isOwn)
        ? []
        : [`expected pods of ${own}, got the label ${key}: ${String(labels[key])}`],
    );
    return wrong.slice(0, 1);
  });
}

function chosen(about: ObjectContext): string[] {
  const { body, unit } = about;
  if (!selectsPods(body.kind)) return [];
  const labels = selectorIn(body.kind, body);
  // A Service without a selector has no pods.
  if ((labels === undefined && body.kind === 'Service') || isOwn(mapping(labels, []), about)) return [];
  return [
    `expected a selector of pods of ${unit.service.name}, with ${instance}: ${unit.service.name}, got one that may find others`,
  ];
}

function isOwn(labels: Mapping, { unit, extras }: ObjectContext): boolean {
  const own = unit.service.name;
  if (labels[instance] === own || (labels[instance] === undefined && labels[name] === own)) return true;
  if (labels[instance] !== undefined || labels[name] !== undefined) return false;
  const telling = Object.keys(labels).filter((key) => !common.test(key) && !Object.hasOwn(unit.platform.labels, key));
  // Whether pods of others bear them as well, only the whole shows.
  const pods: Mapping[] = [{ metadata: { labels: unit.service.metadata.labels } }, ...extras.flatMap(podsOf)];
  return telling.length > 0 && pods.some((pod) => bears(pod, labels));
}

function bears(pod: Mapping, labels: Mapping): boolean {
  const given = mapping(pod, ['metadata', 'labels']);
  return Object.entries(labels).every(([key, value]) => given[key] === value);
}

function scaled({ body, unit, extras }: ObjectContext): string[] {
  const path = targets[body.kind];
  if (!path) return [];
  const { kind = 'Deployment', name: target } = mapping(body, path);
  const own = extras.some((one: Body) => one.kind === kind && one.metadata.name === target);
  return own || target === unit.service.name || String(target).startsWith(`${unit.service.name}-`)
    ? []
    : [`expected something of ${unit.service.name} to scale, got ${String(kind)} ${String(target)}`];
}
