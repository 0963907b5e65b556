import { loginIn } from '../../cloud/login';
import { contextOf } from './context-of';
import { StoredSecret, randomPassword, storedValue } from './stored-secret';

/** A password in a secret of Secrets Manager. */
export const Login = loginIn({
  store(scope, { name, generation: version }) {
    const value = randomPassword(scope, 'Random', { length: 32 });
    const { recoveryDays } = contextOf(scope);
    return new StoredSecret(scope, 'Secret', { name, content: { value, version }, recoveryDays }).arn;
  },
  read: storedValue,
});
