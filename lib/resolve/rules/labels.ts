import type { Rule } from './rule';

/** No label of an author is lost to one of ours without a word. @see https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/ */
export const labels: Rule = ({ one: { service }, whole: { platform }, tellMetadata }) => {
  const { name, metadata, workload } = service;
  const ours: Readonly<Record<string, string>> = {
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/instance': name,
    'app.kubernetes.io/version': workload.image.version,
    'app.kubernetes.io/component': workload.type,
    'app.kubernetes.io/part-of': platform.name,
    'app.kubernetes.io/managed-by': 'strata',
  };
  for (const [key, value] of Object.entries(metadata.labels))
    if (Object.hasOwn(ours, key) && ours[key] !== value && platform.labels[key] !== value)
      tellMetadata('W206', ['labels', key], `${key}: Strata sets it to ${ours[key]}; emitted so`);
};
