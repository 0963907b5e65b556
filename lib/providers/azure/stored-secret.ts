import { KeyVaultSecret } from '@cdktf/provider-azurerm/lib/key-vault-secret';
import { Fn, Token } from 'cdktf';
import type { Construct } from 'constructs';
import { Ephemeral } from '../../cloud/ephemeral';
import { loginIn } from '../../cloud/login';
import { randomPassword } from '../../cloud/random-password';
import { contextOf } from './context-of';

/** A password in a secret of Key Vault. */
export const Login = loginIn({
  store(scope, { name, generation }) {
    const { vaultId, tags } = contextOf(scope);
    const secret = new KeyVaultSecret(scope, 'Secret', {
      name,
      keyVaultId: vaultId,
      valueWo: randomPassword(32),
      valueWoVersion: generation,
      contentType: 'text/plain',
      tags,
    });
    // The name that is part of an id is known only once the secret is there, so that no plan asks for it before.
    return Token.asString(Fn.element(Fn.split('/', secret.versionlessId), 4));
  },
  read: storedValue,
});

/** The value of a secret as it is stored now. */
export function storedValue(scope: Construct, id: string, name: string): string {
  const type = 'azurerm_key_vault_secret';
  const { vaultId } = contextOf(scope);
  return new Ephemeral(scope, id, { type, arguments: { name, key_vault_id: vaultId } }).attribute('value');
}
