import { KeyVaultSecret } from '@cdktf/provider-azurerm/lib/key-vault-secret';
import { Fn, Token } from 'cdktf';
import { Construct } from 'constructs';
import { Ephemeral } from '../../cloud/ephemeral';
import { randomPassword } from '../../cloud/random-password';
import { contextOf } from './context-of';

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

  constructor(scope: Construct, id: string, { name, generation }: LoginProps) {
    super(scope, id);
    const { vaultId, tags } = contextOf(this);
    const secret = new KeyVaultSecret(this, 'Secret', {
      name,
      keyVaultId: vaultId,
      valueWo: randomPassword(32),
      valueWoVersion: generation,
      contentType: 'text/plain',
      tags,
    });
    // The name that is part of an id is known only once the secret is there, so that no plan asks for it before.
    const written = Token.asString(Fn.element(Fn.split('/', secret.versionlessId), 4));
    // Each run draws another random password; only the stored one is what the database was given.
    this.password = storedValue(this, 'Password', written);
  }
}

/** The value of a secret as it is stored now. */
export function storedValue(scope: Construct, id: string, name: string): string {
  const type = 'azurerm_key_vault_secret';
  const { vaultId } = contextOf(scope);
  return new Ephemeral(scope, id, { type, arguments: { name, key_vault_id: vaultId } }).attribute('value');
}
