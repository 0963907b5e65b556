import { isMapping } from '../../../model/mapping';
import type { LeafChange } from './leaf-change';

const names = new Set([
  'tags',
  'tags_all',
  'user_labels',
  'resource_labels',
  'description',
  'display_name',
  'content_type',
]);

/** Labels that only describe; those of a node or its pool place pods. */
const labelled = /^google_(?!container_)/;

/** Tags that other programs read, so that they do more than describe. */
const read = /^(kubernetes\.io\/|k8s\.io\/|karpenter\.sh\/|aws:)/;

/** Whether an attribute only describes a resource. */
export function isDescription(type: string, { at, path, before, after }: LeafChange): boolean {
  const name = at.split('[].').at(-1) ?? '';
  const keys = [before, after].flatMap((value) => (isMapping(value) ? Object.keys(value) : []));
  if ([...path, ...keys].some((key) => read.test(key))) return false;
  return names.has(name) || (name === 'labels' && labelled.test(type));
}
