import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loginScripts } from '../../lib/kubernetes/service/login-scripts';
import { type Outcome, output, run } from '../harness/process';
import type { Context, Report, Check } from '../harness/check';
import { postgresTools } from '../harness/toolbox';
import { Postgres } from '../logins/postgres';

/** A login as a spec may ask for one, and ones that no spec gets by. */
const logins = [
  { LOGIN_USER: 'orders', LOGIN_DATABASE: 'orders', LOGIN_PASSWORD: 'Xy0plain' },
  { LOGIN_USER: 'it"s', LOGIN_DATABASE: `we'ird "x"`, LOGIN_PASSWORD: `p'a"$(x)\`y\`\\z` },
  { LOGIN_USER: '$(id)', LOGIN_DATABASE: '; DROP', LOGIN_PASSWORD: ':"login" %s \\n' },
] as const;

/** Whether the script of login Jobs makes what it should on a real PostgreSQL, and tells its log nothing. */
export const loginJobs: Check = {
  name: 'logins',
  needs: postgresTools,
  minutes: 1,
  run: (context) => checkLogins(loginScripts.postgres!.script, context),
};

/** Whether a script makes logins. */
export async function checkLogins(script: string, { scratch, say }: Pick<Context, 'scratch' | 'say'>): Promise<Report> {
  const server = await Postgres.start();
  const job: Job = (env) => run('sh', ['-euc', script], { env: { ...server.env, ...env } });
  const failures: string[] = [];
  for (const login of logins) {
    failures.push(...(await made(server, job, login)));
    say(`${login.LOGIN_USER} is made`);
  }
  failures.push(...(await impostor(job, scratch)));
  await server.stop();
  return {
    tool: 'PostgreSQL',
    version: (await output('psql', ['--version'])).trim().split(' ')[2]!,
    checked: logins.length + 1,
    failures,
    notes: ['MySQL’s server is not to be had: of its script, tests hold what the client is sent'],
  };
}

type Job = (env: Readonly<Record<string, string>>) => Promise<Outcome>;

/** What is not as it should be of one login, made twice. */
async function made(server: Postgres, job: Job, login: (typeof logins)[number]): Promise<string[]> {
  const { LOGIN_USER: user, LOGIN_DATABASE: database, LOGIN_PASSWORD: password } = login;
  for (const _ of [1, 2]) {
    const { code, stderr } = await job(login);
    if (code !== 0) return [`${user}: exit ${code}: ${stderr}`];
  }
  const told = await server.ask(user, 'SELECT current_user, current_database()', database, password);
  const others = logins.filter((other) => other.LOGIN_USER !== user).map((other) => other.LOGIN_DATABASE);
  const entered = await Promise.all(
    others.map((other) =>
      server.ask(user, 'SELECT 1', other, password).then(
        () => other,
        () => undefined,
      ),
    ),
  );
  return [
    ...(told === `${user}|${database}` ? [] : [`${user}: expected its own database, got ${told}`]),
    ...entered.flatMap((other) => (other === undefined ? [] : [`${user}: reaches ${other}`])),
    ...(server.written().includes(password) ? [`${user}: its password is in the log`] : []),
  ];
}

/** What is not as it should be where another authority's certificates are trusted. */
async function impostor(job: Job, scratch: string): Promise<string[]> {
  const other = join(scratch, 'other.pem');
  const words = [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-subj',
    '/CN=Other',
    '-keyout',
    join(scratch, 'key'),
  ];
  writeFileSync(other, await output('openssl', words));
  const { code, stderr } = await job({ ...logins[0], DATABASE_CA: other });
  return code !== 0 && /certificate verify failed/.test(stderr)
    ? []
    : [`expected nothing to be said to a server of another authority; got exit ${code}: ${stderr}`];
}
