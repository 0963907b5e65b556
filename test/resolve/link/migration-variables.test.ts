import { problemsOf, unitOf } from '../shop';

const settings = (variables: string, command = '[migrate]', texts = '') => `
integrations: { database: { migrations: { command: ${command}${variables} } }, cache: {} }
config:
  secrets: [API_KEY]
  variables: { COLOUR: red, MODE: a, URL: "pg://\${database.password}@\${database.host}", DB: "\${database.name}", COST: "$\${5}"${texts} }`;

const read = (...given: Parameters<typeof settings>) => unitOf(settings(...given)).service.migration!.variables!;

test('a migration reads what backings and secrets give, what is made of that, and who it is', () => {
  expect(read('')).toEqual(
    expect.arrayContaining(['DATABASE_HOST', 'CACHE_HOST', 'API_KEY', 'URL', 'DB', 'SERVICE_NAME', 'ENVIRONMENT']),
  );
  for (const own of ['COLOUR', 'MODE', 'COST', 'LOG_LEVEL', 'PORT']) expect(read('')).not.toContain(own);
});

test('a migration reads of the texts of its service those that it names, those of its command, or all', () => {
  expect(read(', variables: [COLOUR, LOG_LEVEL]')).toEqual(expect.arrayContaining(['COLOUR', 'LOG_LEVEL']));
  expect(read('', '"migrate --mode=$MODE"')).toContain('MODE');
  expect([...read(', variables: all')].sort()).toEqual(Object.keys(unitOf(settings('')).values).sort());
});

test('a text in the place of what a backing gives is read', () => {
  expect(read('', '[migrate]', ', DATABASE_SSL_MODE: verify-full')).toContain('DATABASE_SSL_MODE');
});

test('a migration that names a variable which there is not is told the likely one', () => {
  expect(problemsOf(settings(', variables: [COLOR]'))).toEqual([
    expect.stringMatching(
      /^api\/deployment-config\.yaml:\d+:\d+ .*migrations\.variables.*expected a variable of this service, got COLOR; did you mean COLOUR\? \[E204]$/,
    ),
  ]);
});
