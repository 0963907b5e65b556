import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { Volume } from '../../model/parts/volumes';
import { claimSpec } from './volumes';
import { kinds } from '../kinds';

/** Claims of a service that outlive its pods; Flux never deletes them, since that would delete data. */
export class Claims extends Construct {
  constructor(scope: Construct, id: string, volumes: readonly Volume[]) {
    super(scope, id);
    for (const { name, source } of volumes) {
      if (source.type !== 'claim') continue;
      new ApiObject(this, name, {
        ...kinds.PersistentVolumeClaim,
        metadata: { name: source.claimName, annotations: { 'kustomize.toolkit.fluxcd.io/prune': 'Disabled' } },
        spec: claimSpec(source),
      });
    }
  }
}
