import { Construct } from 'constructs';
import { randomPassword } from '../../cloud/random-password';
import { contextOf } from './context-of';
import { StoredSecret, storedValue } from './stored-secret';

interface LoginProps {
  /** Name of the secret that keeps the password. */
  readonly name: string;
  /** Raised to draw another one. */
  readonly generation: number;
}

/** A password in a secret of its own. */
export class Login extends Construct {
  /** An ephemeral expression. */
  readonly password: string;

  constructor(scope: Construct, id: string, { name, generation: version }: LoginProps) {
    super(scope, id);
    const content = { value: randomPassword(32), version };
    const { protect } = contextOf(this).unit.context;
    const secret = new StoredSecret(this, 'Secret', { name, content, recoveryDays: protect ? 30 : 0, protect });
    // Each run draws another random password; only the stored one is what the database was given.
    this.password = storedValue(this, 'Password', secret.id);
  }
}
