import { loginIn } from '../../cloud/login';
import { randomPassword } from '../../cloud/random-password';
import { contextOf } from './context-of';
import { StoredSecret, storedValue } from './stored-secret';

/** A password in a secret of Secret Manager. */
export const Login = loginIn({
  store(scope, { name, generation: version }) {
    const content = { value: randomPassword(32), version };
    const { protect } = contextOf(scope).unit.context;
    return new StoredSecret(scope, 'Secret', { name, content, recoveryDays: protect ? 30 : 0, protect }).id;
  },
  read: storedValue,
});
