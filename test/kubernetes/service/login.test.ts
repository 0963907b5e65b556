import { execFileSync } from 'node:child_process';
import { loginScripts } from '../../../lib/kubernetes/service/login-scripts';
import type { Login } from '../../../lib/model/unit';
import { type Body, phase } from '../render';
import { validate } from '../schemas';
import { unit } from '../unit';

const login = (engine: string): Login => ({
  name: 'database',
  cloud: 'aws',
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

const made = (engine: string, certificates?: string): Record<string, Body> => {
  const given = unit({ logins: [login(engine)], names: { store: 'shop' } });
  const bodies = Object.values(phase(given, 'login', undefined, { aws: certificates }));
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

test('the Secret with the master password goes with what reads it, and bears another name for another contract', () => {
  const target = (bundle: string) => {
    const given = unit({
      logins: [login('postgres'), { ...login('mysql'), name: 'other' }],
      names: { store: 's', bundle },
    });
    const bodies = Object.values(phase(given, 'login'));
    const targets = bodies.filter(({ kind }) => kind === 'ExternalSecret').map(({ spec }) => spec.target);
    const read = bodies
      .filter(({ kind }) => kind === 'Job')
      .map(({ spec }) => spec.template.spec.containers[0].envFrom[0].secretRef.name);
    expect(targets.map(({ name }) => name).sort()).toEqual([...new Set<string>(read)].sort());
    for (const { creationPolicy } of targets) expect(creationPolicy).toBe('Owner');
    return targets[0].name as string;
  };
  expect(target('one')).not.toBe(target('two'));
});

test('an attempt to log in ends by itself, and another one follows until one is done', () => {
  const { spec } = made('postgres').Job;
  expect(spec).not.toHaveProperty('activeDeadlineSeconds');
  expect(spec.backoffLimit).toBe(2 ** 31 - 1);
  expect(spec.template.spec).toMatchObject({ activeDeadlineSeconds: 120, restartPolicy: 'Never' });
});

test.each(Object.keys(loginScripts))(
  'a %s is known by its certificates where its cloud has any of its own',
  (engine) => {
    const { ConfigMap, Job } = made(engine, 'PEM');
    const { containers, volumes } = Job.spec.template.spec;
    expect(ConfigMap.data).toEqual({ 'ca.pem': 'PEM' });
    expect(volumes).toEqual([{ name: 'certificates', configMap: { name: ConfigMap.metadata.name } }]);
    expect(containers[0].volumeMounts).toEqual([
      { name: 'certificates', mountPath: '/etc/strata/certificates', readOnly: true },
    ]);
    expect(containers[0].env).toContainEqual({ name: 'DATABASE_CA', value: '/etc/strata/certificates/ca.pem' });
    expect(made(engine).Job.spec.template.spec.containers[0].env).toContainEqual({ name: 'DATABASE_CA', value: '' });
  },
);

const hostile = { LOGIN_USER: `a'; DROP`, LOGIN_PASSWORD: '$(touch x)`y`"\\', LOGIN_DATABASE: '`d`_%' };
const env = { PATH: process.env.PATH, DATABASE_HOST: 'h', DATABASE_PORT: '1', MASTER_USER: 'm', MASTER_PASSWORD: 'p' };

/** What a client is sent, or what another command makes of how it is called. */
function sent(client: string, { script }: { readonly script: string }, certificate = '', instead = 'cat'): string {
  return execFileSync('sh', ['-euc', `${client}() { ${instead}; }\n${script}`], {
    env: { ...env, ...hostile, DATABASE_CA: certificate },
    encoding: 'utf8',
  });
}

test('names cross the shell on their way to MySQL as hexadecimal digits, the password as a quoted text', () => {
  const sql = sent('mysql', loginScripts.mysql!);
  expect(sql).not.toContain('`d`');
  for (const value of [hostile.LOGIN_USER, hostile.LOGIN_DATABASE])
    expect(sql).toContain(`X'${Buffer.from(value).toString('hex')}'`);
  expect(sql).toContain(String.raw`ALTER USER 'a\'; DROP'@'%' IDENTIFIED BY '$(touch x)` + '`y`"' + String.raw`\\';`);
});

test('MySQL sees the password in a statement that it keeps out of its logs, and in no other', () => {
  const lines = sent('mysql', loginScripts.mysql!).split('\n');
  const telling = lines.filter((line) => line.includes('touch') || line.includes(Buffer.from('touch').toString('hex')));
  expect(telling).toEqual([expect.stringMatching(/^ALTER USER .* IDENTIFIED BY /)]);
});

test('what MySQL takes for a pattern in the name of a database is escaped, and a grant on the pattern goes', () => {
  const sql = sent('mysql', loginScripts.mysql!);
  for (const wild of ['_', '%']) expect(sql).toContain(`'${wild}', CONCAT(@escape, '${wild}')`);
  expect(sql).toMatch(/'GRANT ALL ON ', @part/);
  expect(sql.indexOf("'REVOKE ALL")).toBeLessThan(sql.indexOf("'GRANT ALL"));
});

test('no value is in the SQL that the shell sends to PostgreSQL, whose client reads names itself and hashes the password', () => {
  const { script } = loginScripts.postgres!;
  const sql = sent('psql', loginScripts.postgres!, '', 'case "$*" in *password*) cat >/dev/null ;; *) cat ;; esac');
  for (const value of Object.values(hostile)) expect(sql).not.toContain(value);
  expect(sql.match(/^\\getenv \w+ LOGIN_/gm)).toHaveLength(2);
  expect(script).not.toMatch(/PASSWORD '|PASSWORD %L/);
  expect(script).toContain(`--command='\\password :"login"'`);
});

test('a client with certificates verifies the server, and one without them still uses TLS', () => {
  const mode = 'echo "$PGSSLMODE ${PGSSLROOTCERT-}"';
  expect(sent('psql', loginScripts.postgres!, '/ca.pem', mode)).toMatch(/^(verify-full \/ca\.pem\n)+$/);
  expect(sent('psql', loginScripts.postgres!, '', mode)).toMatch(/^(require \n)+$/);
  expect(sent('mysql', loginScripts.mysql!, '/ca.pem', 'echo "$@"')).toContain(
    '--ssl-mode=VERIFY_IDENTITY --ssl-ca=/ca.pem',
  );
  expect(sent('mysql', loginScripts.mysql!, '', 'echo "$@"')).toContain('--ssl-mode=REQUIRED');
});
