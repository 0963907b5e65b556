/** Releases of the cluster autoscaler by the minor version of Kubernetes whose scheduler each one has in it. @see https://github.com/kubernetes/autoscaler/tree/master/cluster-autoscaler#releases */
const releases: Readonly<Record<string, string>> = {
  '1.30': 'v1.30.0',
  '1.31': 'v1.31.0',
  '1.32': 'v1.32.0',
  '1.33': 'v1.33.0',
  '1.34': 'v1.34.0',
  '1.35': 'v1.35.0',
  '1.36': 'v1.36.1',
};

/** Tag of its image for a cluster: that of its own minor version, or the newest that there is. */
export function autoscalerOf(version: string): string {
  return releases[version] ?? Object.values(releases).at(-1)!;
}
