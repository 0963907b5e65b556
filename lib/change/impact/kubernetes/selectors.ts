import { isMapping } from '../../../model/mapping';
import type { ObjectBody } from '../../diff/object-change';
import { itemsAt, mapAt, ofKind, textAt, textsAt } from './body';

/** Kinds that make pods from a template. */
export const workloadKinds = ['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob'] as const;

/** Template of the pods that an object makes; undefined for an object that makes none. */
export function templateOf(body: ObjectBody): ObjectBody | undefined {
  const spec = mapAt(body, 'spec');
  const template = mapAt(spec, 'jobTemplate', 'spec', 'template');
  if (isMapping(template) && Object.keys(template).length > 0) return template;
  return isMapping(spec.template) && isMapping(spec.template.spec) && workloadKinds.some((kind) => kind === body.kind)
    ? spec.template
    : undefined;
}

/** Labels of the pods that an object makes. */
export function podLabels(body: ObjectBody): ObjectBody {
  return mapAt(templateOf(body), 'metadata', 'labels');
}

/** Whether a selector, or the map of a Service, selects labels. */
export function selects(selector: unknown, labels: ObjectBody): boolean {
  if (!isMapping(selector)) return false;
  const isSelector = 'matchLabels' in selector || 'matchExpressions' in selector || Object.keys(selector).length === 0;
  const wanted = isSelector ? mapAt(selector, 'matchLabels') : selector;
  return (
    Object.entries(wanted).every(([key, value]) => labels[key] === value) &&
    itemsAt(selector, 'matchExpressions').every((expression) => holds(expression, labels))
  );
}

const operators: Readonly<Record<string, (value: unknown, values: readonly unknown[]) => boolean>> = {
  In: (value, values) => values.includes(value),
  NotIn: (value, values) => !values.includes(value),
  Exists: (value) => value !== undefined,
  DoesNotExist: (value) => value === undefined,
};

function holds(expression: ObjectBody, labels: ObjectBody): boolean {
  const operator = operators[textAt(expression, 'operator') ?? ''];
  return operator ? operator(labels[textAt(expression, 'key') ?? ''], textsAt(expression, 'values')) : false;
}

/** Objects that make pods, of those around a change. */
export function workloadsIn(bodies: readonly ObjectBody[]): readonly ObjectBody[] {
  return ofKind(bodies, ...workloadKinds);
}

/** Objects whose pods a selector selects. */
export function selectedBy(selector: unknown, bodies: readonly ObjectBody[]): readonly ObjectBody[] {
  return workloadsIn(bodies).filter((body) => selects(selector, podLabels(body)));
}

/** Services that select the pods of an object; one without a selector selects none. */
export function servicesOf(labels: ObjectBody, bodies: readonly ObjectBody[]): readonly ObjectBody[] {
  return ofKind(bodies, 'Service').filter((service) => {
    const selector = mapAt(service, 'spec', 'selector');
    return Object.keys(selector).length > 0 && selects(selector, labels);
  });
}
