import { trimEnd, trimStart } from '../../model/trim';
import type { Unit } from '../../model/unit';
import { objectName } from '../../model/object-name';

/** Prefix of what Strata itself notes on objects. */
export const prefix = 'strata.dev';

/** What every object of a service bears; labels of the platform and of the user never replace ours. */
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

/** What the workload and its pods bear beside that: what changes with every release would else change every object. */
export function version({ service: { workload } }: Unit): Record<string, string> {
  return { 'app.kubernetes.io/version': labelValue(workload.image.version) };
}

/** What every object of a service is annotated with, as its author wrote it. */
export function annotations({ service: { metadata } }: Unit): Record<string, string> {
  return Object.fromEntries(Object.entries(metadata.annotations).filter(([name]) => !describes(name)));
}

/** What is said of a service in words: the workload alone bears it, since no pod is replaced for a word. */
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

/** What finds the pods that answer for a service, and never changes. */
export function selector({ service: { name } }: Unit): Record<string, string> {
  return { 'app.kubernetes.io/name': name, ...instance(name) };
}

/** What finds the pods of a service's migration; no Service sends them requests. */
export function migrationSelector({ service: { name } }: Unit): Record<string, string> {
  return { 'app.kubernetes.io/name': objectName(name, '-migrate'), ...instance(name) };
}

/** What finds all pods of a service, its migration's too. */
export function instance(name: string): Record<string, string> {
  return { 'app.kubernetes.io/instance': name };
}

/** A text as the value of a label. @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/ */
function labelValue(text: string): string {
  const short = text.replace(/[^A-Za-z0-9_.-]+/g, '-').slice(0, 63);
  return trimStart(trimEnd(short, '_.-'), '_.-');
}
