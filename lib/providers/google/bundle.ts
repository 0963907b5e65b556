import { Construct } from 'constructs';
import type { BundleProps } from '../../cloud/cloud';
import { StoredSecret } from './stored-secret';

/** The secret bundle of a unit; it is derived data, so that nothing is lost with it. */
export class SecretManagerBundle extends Construct {
  constructor(scope: Construct, id: string, { name, value, version }: BundleProps) {
    super(scope, id);
    new StoredSecret(this, 'Resource', { name, content: { value, version }, recoveryDays: 0 });
  }
}
