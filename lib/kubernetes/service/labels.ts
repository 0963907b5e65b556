import { trimEnd, trimStart } from '../../model/trim';
import type { Unit } from '../../model/unit';
import { objectName } from '../../model/object-name';

/** Prefix of Strata's own annotations and labels. */
export const prefix = 'strata.dev';

/** Labels of every object of a service; those of the platform and the user never replace those of Strata. */
export function labels(unit: Unit): Record<string, string> {
  const { workload, metadata } = unit.service;
  return {
    ...unit.platform.labels,
    ...metadata.labels,
    ...selector(unit),
    'app.kubernetes.io/component': workload.type,
    'app.kubernetes.io/part-of': unit.platform.name,
    'app.kubernetes.io/managed-by': 'strata',
  };
}

/** Further labels of the workload and its pods: on other objects they would change with every release. */
export function version({ service: { workload } }: Unit): Record<string, string> {
  return { 'app.kubernetes.io/version': labelValue(workload.image.version) };
}

/** Annotations of every object of a service, as written. */
export function annotations({ service: { metadata } }: Unit): Record<string, string> {
  return Object.fromEntries(Object.entries(metadata.annotations).filter(([name]) => !describes(name)));
}

/** Descriptive annotations, only on the workload, so that a change does not replace pods. */
export function about({ service: { metadata } }: Unit): Record<string, string> {
  return {
    ...Object.fromEntries(Object.entries(metadata.annotations).filter(([name]) => describes(name))),
    ...(metadata.team ? { [`${prefix}/team`]: metadata.team } : {}),
    ...(metadata.owner ? { [`${prefix}/owner`]: metadata.owner } : {}),
  };
}

function describes(annotation: string): boolean {
  return annotation.startsWith(`${prefix}/`);
}

/** Immutable selector of a service's pods. */
export function selector({ service: { name } }: Unit): Record<string, string> {
  return { 'app.kubernetes.io/name': name, ...instance(name) };
}

/** Selector of the pods of a service's migration, which no Service matches. */
export function migrationSelector({ service: { name } }: Unit): Record<string, string> {
  return { 'app.kubernetes.io/name': objectName(name, '-migrate'), ...instance(name) };
}

/** Selector of all pods of a service, including its migration. */
export function instance(name: string): Record<string, string> {
  return { 'app.kubernetes.io/instance': name };
}

/** A text as the value of a label. @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/ */
function labelValue(text: string): string {
  const short = text.replace(/[^A-Za-z0-9_.-]+/g, '-').slice(0, 63);
  return trimStart(trimEnd(short, '_.-'), '_.-');
}
