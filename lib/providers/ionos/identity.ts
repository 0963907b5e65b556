import { Construct } from 'constructs';
import type { BundleProps, IdentityProps } from '../../cloud/cloud';
import type { Handed } from '../../cloud/connection';

/** No identity: IONOS gives pods none. */
export class NoIdentity extends Construct implements Handed {
  readonly outputs = {};
  readonly secrets = {};

  constructor(scope: Construct, id: string, _props: IdentityProps) {
    super(scope, id);
  }
}

/** No bundle: IONOS has no secret store that Terraform could write to. */
export class NoBundle extends Construct {
  constructor(scope: Construct, id: string, { name }: BundleProps) {
    super(scope, id);
    throw new Error(`${name}: ionos has no secret store for what Terraform hands on; link reports this at its line`);
  }
}
