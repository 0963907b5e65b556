import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loginScripts } from '../../lib/kubernetes/service/login-scripts';
import { checkLogins } from '../../tools/checks/logins';

jest.setTimeout(300_000);

const scratch = mkdtempSync(join(tmpdir(), 'strata-logins-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const check = async (change: (script: string) => string) =>
  (await checkLogins(change(loginScripts.postgres!.script), { scratch, say: () => undefined })).failures;

test('a password that the server is told in clear is found in its log', async () => {
  const clear = `psql --no-psqlrc <<'SQL'
\\getenv login LOGIN_USER
\\getenv password LOGIN_PASSWORD
SELECT format('ALTER ROLE %I PASSWORD %L', :'login', :'password') \\gexec
SQL
`;
  const failures = await check((script) => script.slice(0, script.indexOf('printf')) + clear);
  expect(failures).toContain('orders: its password is in the log');
});

test('a server with an unknown authority, and a database that is open to all, are found', async () => {
  const failures = await check((script) =>
    script.replace(/verify-full PGSSLROOTCERT="\$DATABASE_CA"/, 'require').replace(/^.*REVOKE CONNECT.*\n/m, ''),
  );
  expect(failures).toEqual(
    expect.arrayContaining(['it"s: reaches orders', expect.stringMatching(/^expected nothing/)]),
  );
});
