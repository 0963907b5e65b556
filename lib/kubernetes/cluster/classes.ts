import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { ClusterUnit } from '../../model/cluster-unit';
import { priorityClassName } from '../../model/owned-name';
import { labels } from './names';
import { kinds } from '../kinds';

/** Classes are immutable: Flux recreates them, without effect on existing pods and volumes. */
const anew = { 'kustomize.toolkit.fluxcd.io/force': 'Enabled' };

/** PriorityClasses and StorageClasses of services. */
export class Classes extends Construct {
  constructor(scope: Construct, id: string, unit: ClusterUnit) {
    super(scope, id);
    const { name: platform, priorities } = unit.platform;
    for (const [name, value] of Object.entries(priorities))
      new ApiObject(this, `Priority-${name}`, {
        ...kinds.PriorityClass,
        metadata: { name: priorityClassName(platform, name), labels: labels(unit), annotations: anew },
        value,
        globalDefault: false,
        description: `Pods of ${platform} that ask for ${name}`,
      });
    for (const { name, provisioner, parameters, default: standard } of unit.storageClasses ?? [])
      new ApiObject(this, `Storage-${name}`, {
        ...kinds.StorageClass,
        metadata: {
          name,
          labels: labels(unit),
          annotations: { ...anew, ...(standard && { 'storageclass.kubernetes.io/is-default-class': 'true' }) },
        },
        provisioner,
        parameters: { ...parameters },
        allowVolumeExpansion: true,
        reclaimPolicy: 'Delete',
        // A volume that is created before its pod is scheduled may be in another zone.
        volumeBindingMode: 'WaitForFirstConsumer',
      });
  }
}
