import { Construct } from 'constructs';
import type { IdentityProps } from './cloud';
import type { Handed } from './connection';

/** No identity, for a cloud that gives pods none. */
export class NoIdentity extends Construct implements Handed {
  readonly outputs = {};
  readonly secrets = {};

  constructor(scope: Construct, id: string, _props: IdentityProps) {
    super(scope, id);
  }
}
