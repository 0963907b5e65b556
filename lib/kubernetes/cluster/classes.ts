import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { ClusterUnit } from '../../model/cluster-unit';
import { labels } from './names';
import { kinds } from '../kinds';

/** Priorities and storage that services ask for by name. */
export class Classes extends Construct {
  constructor(scope: Construct, id: string, unit: ClusterUnit) {
    super(scope, id);
    for (const [name, value] of Object.entries(unit.platform.priorities))
      new ApiObject(this, `Priority-${name}`, {
        ...kinds.PriorityClass,
        metadata: { name, labels: labels(unit) },
        value,
        globalDefault: false,
        description: `Pods of ${unit.platform.name} that ask for ${name}`,
      });
    for (const { name, provisioner, parameters, default: standard } of unit.storageClasses ?? [])
      new ApiObject(this, `Storage-${name}`, {
        ...kinds.StorageClass,
        metadata: {
          name,
          labels: labels(unit),
          annotations: standard ? { 'storageclass.kubernetes.io/is-default-class': 'true' } : undefined,
        },
        provisioner,
        parameters: { ...parameters },
        allowVolumeExpansion: true,
        reclaimPolicy: 'Delete',
        // A volume made before its pod is placed may be in another zone.
        volumeBindingMode: 'WaitForFirstConsumer',
      });
  }
}
