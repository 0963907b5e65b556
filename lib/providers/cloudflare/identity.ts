import { Construct } from 'constructs';
import type { BundleProps, IdentityProps } from '../../cloud/cloud';
import type { Handed } from '../../cloud/connection';

/** No identity: a Worker reaches what it is bound to, and pods are given nothing. */
export class NoIdentity extends Construct implements Handed {
  readonly outputs = {};
  readonly secrets = {};

  constructor(scope: Construct, id: string, _props: IdentityProps) {
    super(scope, id);
  }
}

/** No bundle: whatever is put into a Worker's secrets, a cluster cannot read. */
export class NoBundle extends Construct {
  constructor(scope: Construct, id: string, { name }: BundleProps) {
    super(scope, id);
    throw new Error(
      `${name}: Cloudflare has no secret store for what Terraform hands on; link reports this at its line`,
    );
  }
}
