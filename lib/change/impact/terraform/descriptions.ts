import type { LeafChange } from './leaf-change';

const names = new Set([
  'tags',
  'tags_all',
  'user_labels',
  'resource_labels',
  'description',
  'display_name',
  'content_type',
  'tag_specifications',
]);

/** Labels that only describe; those of a node or its pool place pods. */
const labelled = /^google_(?!container_)/;

/** Tags that other programs read, so that they do more than describe. */
const read = /^(kubernetes\.io\/|k8s\.io\/|karpenter\.sh\/|aws:)/;

/** Whether an attribute only describes a resource. */
export function isDescription(type: string, { at, path }: LeafChange): boolean {
  const name = at.split('[].').at(-1) ?? '';
  if (path.some((segment) => read.test(segment))) return false;
  return names.has(name) || (name === 'labels' && labelled.test(type));
}
