import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { Defined } from '../../cloud/cloud';
import type { Connection } from '../../cloud/connection';
import type { SecretOptions } from '../../model/kinds/secret';
import { Local } from './context';
import { Credentials } from './credentials';
import { keep } from './keep';
import { kinds } from '../../kubernetes/kinds';

/** A Kubernetes Secret: generated once, or empty until it is filled by hand. */
export class ClusterSecret extends Construct implements Connection<'secret'> {
  readonly outputs = {};
  readonly secrets = {};

  constructor(scope: Construct, id: string, { name, generateLength }: SecretOptions & Defined) {
    super(scope, id);
    if (generateLength !== undefined) {
      new Credentials(this, 'Credentials', { name, keys: ['value'], length: generateLength });
      return;
    }
    const { namespace } = Local.of(this).unit.context;
    // Flux would remove values that were filled in by hand.
    new ApiObject(this, 'Resource', {
      ...kinds.Secret,
      metadata: { name, namespace, annotations: { ...keep, 'kustomize.toolkit.fluxcd.io/ssa': 'IfNotPresent' } },
    });
  }
}
