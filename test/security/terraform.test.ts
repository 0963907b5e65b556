import { type Files, clear, folderOf, live, platform, repository, service, shop } from '../e2e/repository';

jest.setTimeout(120_000);
afterEach(clear);

const config = `${folderOf('api')}/deployment-config.yaml`;
const files: Files = {
  ...shop,
  'apps/shop/environments/home.yaml': live,
  [config]: service('api', 'integrations: { storage: {} }\n'),
};
const extra = `${folderOf('api')}/extra/more.tf.json`;
const told = (more: Files) => repository({ ...files, ...more }).problems();
const allowing = (...names: string[]) => ({
  'apps/shop/platform.yaml': `${platform}allow: { terraform: [${names.map((one) => `"${one}"`).join(', ')}] }\n`,
});
const bucket = (more: object) => ({ resource: { aws_s3_bucket: { mine: { bucket: 'mine', ...more } } } });

/** What somebody brings, and the name by which a platform would allow it. */
const attempts: readonly [string, object][] = [
  ['data.external', { data: { external: { a: { program: ['sh', '-c', 'id'] } } } }],
  ['provider.external', { data: { external: { a: { program: ['sh', '-c', 'id'] } } } }],
  ['local_file', { resource: { local_file: { a: { filename: '/root/.profile', content: 'id' } } } }],
  ['provider.http', { data: { http: { a: { url: 'https://example.com' } } } }],
  ['null_resource', { resource: { null_resource: { a: {} } } }],
  ['provisioner.local-exec', bucket({ provisioner: { 'local-exec': { command: 'id' } } })],
  ['provisioner.remote-exec', bucket({ provisioner: [{ 'remote-exec': { inline: ['id'] } }] })],
  ['provisioner.local-exec', { resource: { terraform_data: { a: [{ provisioner: [{ 'local-exec': {} }] }] } } }],
  ['connection', bucket({ connection: { host: 'a' } })],
  ['provider.datadog', { provider: { datadog: {} } }],
  ['provider.aws', { provider: [{ aws: [{ alias: 'other', region: 'us-east-1' }] }] }],
  ['terraform.backend', { terraform: { backend: { http: {} } } }],
  ['terraform.cloud', { terraform: [{ cloud: {} }] }],
  ['terraform.required_providers', { terraform: { required_providers: { aws: { source: 'evil/aws' } } } }],
  ['data.terraform_remote_state', { data: { terraform_remote_state: { a: { backend: 's3' } } } }],
  ['import', { import: { to: 'aws_s3_bucket.mine', id: 'theirs' } }],
  ['moved', { moved: { from: 'aws_s3_bucket.a', to: 'aws_s3_bucket.b' } }],
  ['removed', { removed: [{ from: 'aws_s3_bucket.a' }] }],
  ['check.a', { check: { a: { data: { http: { b: {} } } } } }],
  ['module.git::https://example.com/evil', { module: { a: { source: 'git::https://example.com/evil' } } }],
  ['action.aws_lambda_invoke', { action: { aws_lambda_invoke: { a: {} } } }],
  ['ephemeral.aws_secretsmanager_secret_version', { ephemeral: { aws_secretsmanager_secret_version: { a: {} } } }],
  ['data.aws_secretsmanager_secret_version', { data: { aws_secretsmanager_secret_version: { a: {} } } }],
  ['aws_iam_role', { resource: { aws_iam_role: { a: { assume_role_policy: '{}' } } } }],
  ['aws_iam_*', { resource: { aws_iam_role_policy_attachment: { a: {} } } }],
  ['aws_s3_bucket_policy', { resource: { aws_s3_bucket_policy: { a: {} } } }],
  ['azurerm_role_assignment', { resource: { azurerm_role_assignment: { a: {} } } }],
  ['google_project_iam_member', { resource: { google_project_iam_member: { a: {} } } }],
  ['google_service_account_key', { resource: { google_service_account_key: { a: {} } } }],
  ['function.file', { output: { a: { value: '${file("/proc/self/environ")}' } } }],
  ['function.templatefile', { locals: { a: ['%{ if templatefile ("/etc/passwd", {}) == "" }%{ endif }'] } }],
  ['function.filebase64', { locals: { a: '${filebase64 /* */ ("/etc/passwd")}' } }],
];

test.each(attempts)('%s is refused in extra/, unless the platform allows it by that name', async (name, body) => {
  const text = { [extra]: JSON.stringify(body) };
  const problems = await told(text);
  expect(problems.length).toBeGreaterThan(0);
  expect(problems.join('\n')).toMatch(new RegExp(`^${extra}:1:1 .*allow\\.terraform: .*\\[E391\\]`));
  expect(await told({ ...text, ...allowing(name) })).toEqual([]);
  expect(await told({ ...text, ...allowing('something.else') })).toEqual(problems);
});

test('what a service needs and no more is taken as it is', async () => {
  const body = {
    '//': 'file("a")',
    locals: { a: 'file("a")', b: '${lower("A")}' },
    variable: { c: { default: 1 } },
    data: { aws_caller_identity: { me: {} }, aws_iam_policy_document: { a: {} }, aws_kms_key: { a: {} } },
    resource: {
      aws_s3_bucket: { mine: { bucket: 'mine' } },
      aws_appautoscaling_policy: { a: {} },
      terraform_data: { a: {} },
    },
    output: { d: { value: '${data.aws_caller_identity.me.account_id}' } },
  };
  expect(await told({ [extra]: JSON.stringify(body) })).toEqual([]);
});

test('a file that Terraform would merge into what stands beside it is refused', async () => {
  for (const name of ['override', 'backend_override'])
    expect(await told({ [`${folderOf('api')}/extra/${name}.tf.json`]: '{}' })).toEqual([
      expect.stringMatching(/the override file .*\[E391\]$/),
    ]);
});

test('blocks under a list are refused: what they take the place of would not show', async () => {
  for (const body of [
    { resource: [{ aws_s3_bucket: { mine: {} } }] },
    { resource: { aws_s3_bucket: [{ mine: {} }] } },
    { data: [{ external: { a: {} } }] },
  ])
    expect(await told({ [extra]: JSON.stringify(body) })).toEqual([expect.stringMatching(/:1:1 .*\[E351\]$/)]);
});

test.each<[string, string, string]>([
  ['aws_s3_bucket.*', 'provisioner: { local-exec: { command: id } }', 'provisioner.local-exec'],
  ['aws_s3_bucket.*', 'connection: { host: a }', 'connection'],
  ['aws_iam_role.*', 'assume_role_policy: "{}"', 'aws_iam_role'],
  ['aws_iam_role_policy.*', 'policy: "{}"', 'aws_iam_*'],
])('a patch of %s by %s is refused, unless the platform allows it', async (target, patch, name) => {
  const text = (more: string) =>
    service('api', `integrations: { storage: {} }\noverrides: { terraform: { ${more} } }\n`);
  const patched = { [config]: text(`"${target}": { ${patch} }`) };
  const problems = await told(patched);
  expect(problems).toEqual([expect.stringMatching(/deployment-config\.yaml:\d+:\d+ .*\[E391\]$/)]);
  expect((await told({ ...patched, ...allowing(name) })).join('\n')).not.toContain('E391');
});

test('it is said without synthesizing', async () => {
  const { validate } = await import('../../lib/synth/validate');
  const one = repository({ ...files, [extra]: JSON.stringify(attempts[0]![1]) });
  const { problems } = await validate({ root: one.root });
  expect(problems.map(({ code }) => code)).toEqual(['E391']);
});
