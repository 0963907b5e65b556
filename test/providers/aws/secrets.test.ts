import { type Block, stackOf } from './stack';

/** Arguments that hold an ephemeral value, each by its path. */
function ephemeralArguments(value: unknown, path: string): string[] {
  if (typeof value === 'string') return /\$\{.*\bephemeral\./.test(value) ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => ephemeralArguments(inner, `${path}.${key}`));
}

const database = { kind: 'database', generation: 4 } as const;

test('a password reaches write-only arguments alone', () => {
  for (const way of [{}, { existing: 'theirs' }, { shared: 'postgres' }, { variant: 1 }]) {
    const made = stackOf([
      { ...database, ...way },
      { kind: 'secret', variant: 1 },
    ]);
    const found = ephemeralArguments({ ...made.body.resource, ...made.body.output, ...made.body.locals }, '');
    expect(found).not.toEqual([]);
    for (const path of found) expect(path).toMatch(/\.(password_wo|secret_string_wo)$/);
  }
});

test('a password is drawn with its generation, and the database gets what is stored', () => {
  const made = stackOf([database], { used: false });
  expect(made.one('secretsmanager_secret_version')).toMatchObject({
    secret_string_wo: expect.stringMatching(/ephemeral\.aws_secretsmanager_random_password\./),
    secret_string_wo_version: 4,
  });
  expect(made.one('db_instance')).toMatchObject({
    password_wo: expect.stringMatching(/ephemeral\.aws_secretsmanager_secret_version\..*\.secret_string/),
    password_wo_version: 4,
  });
  expect(made.one('db_instance')).not.toHaveProperty('password');
});

test('the bundle is overwritten when its values or its generation change, and never by its secrets', () => {
  const made = stackOf([database]);
  const secrets = made.body.resource.aws_secretsmanager_secret as Record<string, Block>;
  const [id] = Object.entries(secrets).find(([, { name }]) => name === 'shop-live-orders-bundle')!;
  const bundle = made.all('secretsmanager_secret_version').find(({ secret_id }) => String(secret_id).includes(id))!;
  expect(bundle.secret_string_wo).toContain('ephemeral.');
  expect(bundle.secret_string_wo_version).toMatch(/sha256\(jsonencode\(.*"generation" = 3/);
  expect(bundle.secret_string_wo_version).not.toContain('ephemeral.');
});

test('a bundle can be made again under its name at once, a password in production cannot be lost', () => {
  const windows = (protect: boolean) =>
    Object.fromEntries(
      stackOf([database], { protect })
        .all('secretsmanager_secret')
        .map(({ name, recovery_window_in_days }) => [
          /bundle/.test(name as string) ? 'bundle' : 'password',
          recovery_window_in_days,
        ]),
    );
  expect(windows(true)).toEqual({ bundle: 0, password: 30 });
  expect(windows(false)).toEqual({ bundle: 0, password: 0 });
});

test('a service that shares a database gets a password of its own, and never reads the master one', () => {
  const made = stackOf([{ ...database, shared: 'postgres' }]);
  const [login] = made.all('secretsmanager_secret').filter(({ name }) => /login/.test(name as string));
  expect(login).toMatchObject({ name: expect.stringMatching(/^shop-live-orders-login-it-/) });
  const read = Object.values((made.body.ephemeral as Block).aws_secretsmanager_secret_version as Block);
  expect(read).toEqual([{ secret_id: expect.stringMatching(/^\$\{aws_secretsmanager_secret_version\.it_Login_/) }]);
});

test('a secret that people fill has no value, one that is drawn has', () => {
  expect(stackOf([{ kind: 'secret' }], { used: false }).all('secretsmanager_secret_version')).toEqual([]);
  const drawn = stackOf([{ kind: 'secret', variant: 1, native: { excludeCharacters: '"@/' } }], { used: false });
  expect(drawn.all('secretsmanager_secret_version')).toHaveLength(1);
  const passwords = Object.values((drawn.body.ephemeral as Block).aws_secretsmanager_random_password as Block);
  expect(passwords).toEqual([
    { password_length: 32, exclude_punctuation: true, require_each_included_type: true, exclude_characters: '"@/' },
  ]);
});
