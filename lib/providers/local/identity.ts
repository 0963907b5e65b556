import { Construct } from 'constructs';
import type { BundleProps, IdentityProps } from '../../cloud/cloud';
import type { Handed } from '../../cloud/connection';

/** No identity at all: inside a cluster, NetworkPolicies and Secrets open the doors. */
export class NoIdentity extends Construct implements Handed {
  readonly outputs = {};
  readonly secrets = {};

  constructor(scope: Construct, id: string, _props: IdentityProps) {
    super(scope, id);
  }
}

/** No bundle: the cluster makes its secrets by itself, and there is no store that Terraform could write to. */
export class NoBundle extends Construct {
  constructor(scope: Construct, id: string, { name }: BundleProps) {
    super(scope, id);
    throw new Error(`${name}: local has no secret store for what Terraform hands on; link reports this at its line`);
  }
}
