import { execFileSync } from 'node:child_process';
import { loginScripts } from '../../../lib/kubernetes/service/login-scripts';
import type { Phase } from '../../../lib/model/cluster-unit';
import type { Login } from '../../../lib/model/unit';
import { type Body, phase } from '../render';
import { validate } from '../schemas';
import { unit } from '../unit';

const login = (engine: string): Login => ({
  name: 'database',
  engine,
  database: 'tabular',
  user: 'tabular',
  masterSecret: 'shop-production-data-database',
  masterUser: 'master',
  hostVariable: 'DATABASE_HOST',
  passwordVariable: 'DATABASE_PASSWORD',
  port: '5432',
  namespace: 'shop-production-data',
});

const made = (engine: string): Record<string, Body> => {
  const given = unit({ logins: [login(engine)], names: { store: 'shop' } });
  const bodies = Object.values(phase(given, 'login' as Phase));
  return Object.fromEntries(bodies.map((body) => [body.kind, body]));
};

test.each(Object.keys(loginScripts))('a part of a shared %s is made where no service runs', (engine) => {
  const bodies = Object.values(made(engine));
  expect(bodies.map(({ kind }) => kind).sort()).toEqual(['ExternalSecret', 'Job', 'NetworkPolicy']);
  for (const body of bodies) {
    expect(body.metadata.namespace).toBe('shop-production-data');
    expect(() => validate(body)).not.toThrow();
  }
});

test('the Job reads the master secret, and the host and password that the bundle carries', () => {
  const { ExternalSecret } = made('postgres');
  const key = 'shop-production-tabular-abc123';
  expect(ExternalSecret.spec.data.map(({ remoteRef }: Body) => remoteRef)).toEqual(
    expect.arrayContaining([
      { key, property: 'DATABASE_HOST' },
      { key, property: 'DATABASE_PASSWORD' },
      { key: 'shop-production-data-database' },
    ]),
  );
});

test('the Job keeps to Pod Security restricted', () => {
  const { spec } = made('mysql').Job.spec.template;
  expect(spec).toMatchObject({
    automountServiceAccountToken: false,
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [
      {
        securityContext: {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        },
      },
    ],
  });
});

const hostile = { LOGIN_USER: `a'; DROP`, LOGIN_PASSWORD: '$(touch x)`y`"\\', LOGIN_DATABASE: '`d`' };
const env = { PATH: process.env.PATH, DATABASE_HOST: 'h', DATABASE_PORT: '1', MASTER_USER: 'm', MASTER_PASSWORD: 'p' };
const sent = (client: string, { script }: { readonly script: string }) =>
  execFileSync('sh', ['-euc', `${client}() { cat; }\n${script}`], { env: { ...env, ...hostile }, encoding: 'utf8' });

test('no value crosses the shell on its way to MySQL but as hexadecimal digits', () => {
  const sql = sent('mysql', loginScripts.mysql!);
  for (const value of Object.values(hostile)) {
    expect(sql).not.toContain(value);
    expect(sql).toContain(`X'${Buffer.from(value).toString('hex')}'`);
  }
});

test('no value is in what the shell sends to PostgreSQL, whose client reads them itself', () => {
  const sql = sent('psql', loginScripts.postgres!);
  for (const value of Object.values(hostile)) expect(sql).not.toContain(value);
  expect(sql.match(/^\\getenv \w+ LOGIN_/gm)).toHaveLength(3);
});
