import * as k8s from 'cdk8s-plus-27/lib/imports/k8s';
import { Construct } from 'constructs';
import type { Volume } from '../../model/parts/volumes';
import { claimSpec } from './volumes';

/** Claims of a service that outlive its pods; Flux never deletes them, since data would go with them. */
export class Claims extends Construct {
  constructor(scope: Construct, id: string, volumes: readonly Volume[]) {
    super(scope, id);
    for (const { name, source } of volumes) {
      if (source.type !== 'claim') continue;
      new k8s.KubePersistentVolumeClaim(this, name, {
        metadata: { name: source.claimName, annotations: { 'kustomize.toolkit.fluxcd.io/prune': 'Disabled' } },
        spec: claimSpec(source),
      });
    }
  }
}
