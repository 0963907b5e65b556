import type { ObjectBody } from './diff/object-change';
import type { Side } from './side';

/** StorageClasses that a platform's clusters get, which decide whether a claim may grow, as far as they decide it. */
export function storageClassesOf({ units }: Side): readonly ObjectBody[] {
  const all = units.clusters.flatMap(({ storageClasses = [] }) => storageClasses);
  return all.map(({ name, default: standard }) => ({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: {
      name,
      annotations: standard ? { 'storageclass.kubernetes.io/is-default-class': 'true' } : {},
    },
    // As lib/kubernetes/cluster/classes.ts makes every one of them.
    allowVolumeExpansion: true,
    reclaimPolicy: 'Delete',
  }));
}
