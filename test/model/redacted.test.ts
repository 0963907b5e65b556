import type { Problem } from '../../lib/model/problem';
import { isSecretName, redacted, withoutSecrets } from '../../lib/model/redacted';

const problem = (path: string, message: string, excerpt?: string): Problem => ({
  ...{ file: 'a.yaml', line: 1, column: 1, code: 'E204' },
  ...{ path, message, excerpt },
});

test.each([
  ['https://user:hunter2@example.com/x', 'https://***@example.com/x'],
  ['postgres://user:p:a/ss@db:5432', 'postgres://user:***/ss@db:5432'],
  ['https://token@example.com', 'https://***@example.com'],
  ['got "https://user:hunter2 and then nothing', 'got "https://user:*** and then nothing'],
  ['https://example.com:8443/a and db:5432', 'https://example.com:8443/a and db:5432'],
  ['mongodb://host:27017,other:27017/x', 'mongodb://host:27017,other:27017/x'],
  ['a ghp_0123456789abcdefghij b', 'a *** b'],
])('of %s a message shows %s', (text, shown) => {
  expect(withoutSecrets(text)).toBe(shown);
  expect(withoutSecrets(shown)).toBe(shown);
});

test.each(['DB_PASSWORD', 'apiKey', 'API_KEY', 'TOKEN', 'clientSecret', 'secrets', 'stripe-secret'])(
  '%s is the name of a secret',
  (name) => expect(isSecretName(name)).toBe(true),
);

test.each(['secret', 'key', 'PASSWORD_FILE', 'TOKEN_URL', 'pullSecrets', 'monkey', 'passive', 'DATABASE_HOST'])(
  '%s is not the name of a secret',
  (name) => expect(isSecretName(name)).toBe(false),
);

test('what is got where a secret belongs is not shown, but for its form and for keys', () => {
  const shown = (path: string, message: string) => redacted(problem(path, message)).message;
  const secret = 'spec.config.secrets.A';
  expect(shown(secret, 'expected a name, got "hunter2"; did you mean hunter1?')).toBe('expected a name, got ***');
  expect(shown(`${secret}.secret`, 'expected a name that begins with shop-; got hunter2')).not.toContain('hunter2');
  expect(shown('spec.config.variables.DB_PASSWORD', 'expected text, got 12345; put it in quotes')).not.toContain(
    '12345',
  );
  expect(shown(secret, 'expected text, got a list')).toBe('expected text, got a list');
  expect(shown(`${secret}.sekret`, 'expected secret, got "sekret"; did you mean secret?')).toContain('did you mean');
  expect(shown('spec.service.image', 'expected text, got "x"')).toBe('expected text, got "x"');
});

test('a line of source keeps its length, and shows nothing of a secret', () => {
  const lines = [
    '  DB_PASSWORD: hunter2 # old',
    '  secrets: { A: hunter2, B: {} }',
    '  url: https://user:hunter2@example.com:8443/a',
    '  {"token": "hunter2"}',
  ];
  for (const line of lines) {
    const { excerpt } = redacted(problem('spec.x', 'expected x, got y', line));
    expect(excerpt).not.toContain('hunter2');
    expect(excerpt).toHaveLength(line.length);
  }
});
