import { ownLabels, tellLost } from '../../environment/own-labels';
import type { Rule } from './rule';

/** Warns of labels that Strata replaces. */
export const labels: Rule = ({ one: { service }, context: { platform }, tellMetadata }) => {
  const { name, metadata, workload } = service;
  const ours: Readonly<Record<string, string>> = {
    ...ownLabels(platform.name),
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/instance': name,
    'app.kubernetes.io/version': workload.image.version,
    'app.kubernetes.io/component': workload.type,
  };
  // Those of the platform are reported in its file.
  const own = Object.entries(metadata.labels).filter(([key, value]) => platform.labels[key] !== value);
  tellLost(
    Object.fromEntries(own),
    (key) => ours[key],
    (key, message) => tellMetadata('W206', ['labels', key], message),
  );
};
