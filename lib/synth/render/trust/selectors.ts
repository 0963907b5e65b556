import { selectorIn, selectsPods } from '../../../resolve/platform/selections';
import type { Mapping } from '../../../api/rules/rule';
import { type Body, type ObjectContext, type Rule, mapping, podsOf } from './object-context';

const name = 'app.kubernetes.io/name';
const instance = 'app.kubernetes.io/instance';

/** Labels of pods of several services. */
const common = /^(app\.kubernetes\.io|strata\.dev|pod-template-hash|kubernetes\.io|topology\.kubernetes\.io)(\/|$)/;

/** Paths of scale targets, by kind. */
const targets: Readonly<Record<string, readonly string[]>> = {
  HorizontalPodAutoscaler: ['spec', 'scaleTargetRef'],
  VerticalPodAutoscaler: ['spec', 'targetRef'],
  ScaledObject: ['spec', 'scaleTargetRef'],
};

/** Reports labels of pods, selectors and scale targets of other services. */
export const selectors: Rule = {
  permit: 'selectors',
  check: (about) => [...borne(about), ...chosen(about), ...scaled(about)],
};

/** Allowed name labels of a service's pods: Services select pods by name and instance. */
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
    `expected a selector of pods of ${unit.service.name}, with ${instance}: ${unit.service.name}, got one that may match others`,
  ];
}

function isOwn(labels: Mapping, { unit, extras }: ObjectContext): boolean {
  const own = unit.service.name;
  if (labels[instance] === own || (labels[instance] === undefined && labels[name] === own)) return true;
  if (labels[instance] !== undefined || labels[name] !== undefined) return false;
  const telling = Object.keys(labels).filter((key) => !common.test(key) && !Object.hasOwn(unit.platform.labels, key));
  // Pods of other services with the same labels are checked across units.
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
    : [`expected a scale target of ${unit.service.name}, got ${String(kind)} ${String(target)}`];
}
