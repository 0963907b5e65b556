import { join } from 'node:path';
import { type Files, clear, live, repository, service, shop, treeOf } from './repository';

jest.setTimeout(120_000);
afterEach(clear);

const api = `service: { image: { tag: "1.0" }, description: Sells, language: python }
networking: { port: 8080, ingress: { enabled: true, host: shop.example.com, path: /api } }
integrations: { database: { shared: postgres, migrations: { command: [migrate] } } }
config: { variables: { COLOUR: red }, files: { greeting.txt: { path: /etc/greeting.txt, content: hello } } }
deployment: { replicas: 2 }
resources: { requests: { memory: 128Mi }, limits: { memory: 256Mi } }
healthchecks: { liveness: { path: /live } }
`;

const text = (settings = api, metadata = '') =>
  service('api', settings)
    .replace('  service: { image: { tag: "1.0" } }\n', '')
    .replace('{ name: api }', `{ name: api${metadata} }`);

const config = 'services/shop/api/deployment-config.yaml';
const start: Files = { ...shop, 'apps/shop/environments/live.yaml': live, [config]: text() };

const deployment = 'run/deployment-api.yaml';
const stack = 'terraform/stacks/shop.live.api/cdk.tf.json';

/** What people edit most, and the files of the service in an environment on AWS that may change by it. */
const edits: readonly (readonly [string, string, readonly string[]])[] = [
  ['a new image tag', text(api.replace('1.0', '1.1')), ['migrate/job-api-migrate.yaml', deployment]],
  ['a new variable', text(api.replace('COLOUR: red', 'COLOUR: red, SIZE: large')), [deployment]],
  ['another value of a variable', text(api.replace('COLOUR: red', 'COLOUR: blue')), [deployment]],
  ['another log level', text(`${api}monitoring: { logging: { level: debug } }\n`), [deployment]],
  ['more replicas', text(api.replace('replicas: 2', 'replicas: 3')), [deployment]],
  ['another probe', text(api.replace('/live', '/alive')), [deployment]],
  ['another description', text(api.replace('Sells', 'Sells more')), [deployment]],
  [
    'another owner, which is a tag of what Terraform makes',
    text(api, ', owner: jane@example.com'),
    [deployment, stack],
  ],
  ['another text in a file', text(api.replace('hello', 'good day')), ['bindings/configmap-api.yaml', deployment]],
  ['another path of the way in', text(api.replace('path: /api', 'path: /shop')), ['run/httproute-api.yaml']],
  [
    'more memory, which the migration has too',
    text(api.replace('256Mi', '512Mi')),
    ['migrate/job-api-migrate.yaml', deployment],
  ],
  [
    'a new secret',
    text(api.replace('config: {', 'config: { secrets: [API_KEY],')),
    ['bindings/externalsecret-api-secrets.yaml', 'migrate/job-api-migrate.yaml', deployment],
  ],
];

/** Files that differ, those of the service in the cluster without their folder. */
function changed(one: Files, two: Files): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(two)])]
    .filter((path) => one[path] !== two[path] && !/^(cdk|manifest)/.test(path) && !path.includes('/home/'))
    .map((path) => path.replace('kubernetes/shop/environments/live/api/', ''))
    .sort();
}

/** All that a run makes before an edit, and all that one makes after it. */
async function around(edited: string): Promise<readonly [Files, Files]> {
  const one = repository(start);
  await one.clean({ cache: false });
  one.lay({ [config]: edited });
  await one.clean({ cache: false, dist: join(one.root, 'after') });
  return [one.tree(), treeOf(join(one.root, 'after'))];
}

test.each(edits)('%s touches no more than it must', async (_, edited, files) => {
  const [before, after] = await around(edited);
  expect(Object.keys(before)).toContain('kubernetes/shop/environments/live/api/login/job-api-database-login.yaml');
  expect(changed(before, after)).toEqual([...files].sort());
});

test('a new image tag changes the image, and the version that the workload and its pods bear', async () => {
  const [before, after] = await around(edits[0]![1]);
  const lines = (path: string) => {
    const old = before[`kubernetes/shop/environments/live/api/${path}`]!.split('\n');
    const now = after[`kubernetes/shop/environments/live/api/${path}`]!.split('\n');
    expect(now.length).toBe(old.length);
    return now.filter((line, index) => line !== old[index]).map((line) => line.trim().split(':')[0]!);
  };
  expect(lines('migrate/job-api-migrate.yaml')).toEqual(['image']);
  expect(lines(deployment)).toEqual(['app.kubernetes.io/version', 'app.kubernetes.io/version', 'image']);
});
