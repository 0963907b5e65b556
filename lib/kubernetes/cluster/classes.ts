import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { ClusterUnit } from '../../model/cluster-unit';
import { priorityClassName } from '../../model/owned-name';
import { labels } from './names';
import { kinds } from '../kinds';

/** Kubernetes changes no value of a class: Flux makes it anew, which pods and volumes that are there do not notice. */
const anew = { 'kustomize.toolkit.fluxcd.io/force': 'Enabled' };

/** Priorities and storage that services ask for by name. */
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
        // A volume made before its pod is placed may be in another zone.
        volumeBindingMode: 'WaitForFirstConsumer',
      });
  }
}
