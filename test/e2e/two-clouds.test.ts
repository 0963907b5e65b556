import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { isMapping } from '../../lib/model/mapping';
import { type Repository, clear, home, live, repository, service, shop } from './repository';

jest.setTimeout(60_000);

interface Variable {
  readonly name: string;
}

let one: Repository;
beforeAll(async () => {
  one = repository({
    ...shop,
    'apps/shop/environments/home.yaml': home.replace('development', 'staging'),
    'apps/shop/environments/live.yaml': live.replace('production', 'staging'),
    'services/shop/api/deployment-config.yaml': service(
      'api',
      `networking: { port: 8080, ingress: { enabled: true, host: api.example.com, path: / } }
deployment: { replicas: 2 }
config: { variables: { GREETING: hello, URL: "https://\${cache.host}" } }
integrations:
  database: { name: orders, shared: postgres }
  cache: {}
  storage:
    - { name: uploads, default: true }
    - { name: exports }
    - { name: models, shared: models }
  messaging: { queues: [{ name: jobs }] }
`,
    ).replace('{ name: api }', '{ name: api, namespace: shop }'),
  });
  await one.clean();
});
afterAll(clear);

const own = (environment: string, phase: string): Readonly<Record<string, unknown>> => {
  const folder = `kubernetes/shop/environments/${environment}/api/${phase}/`;
  const files = Object.entries(one.tree()).filter(([path]) => path.startsWith(folder));
  return Object.fromEntries(files.map(([path, text]) => [path.slice(folder.length), parse(text)]));
};

/** Where two values differ; lists are one value. */
function differences(a: unknown, b: unknown, path: readonly string[] = []): string[] {
  if (isDeepStrictEqual(a, b)) return [];
  if (!isMapping(a) || !isMapping(b)) return [path.join('.')];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) =>
    differences(a[key], b[key], [...path, key]),
  );
}

test('what runs is the same objects on both; only the Deployment and its NetworkPolicy differ', () => {
  const [here, there] = [own('home', 'run'), own('live', 'run')];
  expect(Object.keys(here)).toEqual([
    'deployment-api.yaml',
    'httproute-api.yaml',
    'networkpolicy-api.yaml',
    'poddisruptionbudget-api.yaml',
    'service-api.yaml',
  ]);
  expect(Object.keys(there)).toEqual(Object.keys(here));
  const differing = Object.keys(here).filter((file) => !isDeepStrictEqual(here[file], there[file]));
  expect(differing).toEqual(['deployment-api.yaml', 'networkpolicy-api.yaml']);
});

test('a NetworkPolicy differs in where the backings are, and in nothing else', () => {
  expect(
    differences(own('home', 'run')['networkpolicy-api.yaml'], own('live', 'run')['networkpolicy-api.yaml']),
  ).toEqual(['spec.egress']);
});

interface Metadata {
  readonly annotations: Readonly<Record<string, string>>;
}

function without({ annotations, ...metadata }: Metadata) {
  const { 'strata.dev/bundle': _bundle, ...others } = annotations;
  return { ...metadata, annotations: others };
}

/** The container of the Deployment, and its variables by name. */
function container(environment: string) {
  const deployment = own(environment, 'run')['deployment-api.yaml'] as {
    spec: { template: { metadata: Metadata; spec: { containers: { env: Variable[] }[] } } };
  };
  const { containers, ...pod } = deployment.spec.template.spec;
  const [{ env, ...rest }] = containers as [{ env: Variable[] }];
  // What comes from Terraform is waited for, and pods are replaced with it.
  const template = { ...deployment.spec.template, metadata: without(deployment.spec.template.metadata), spec: pod };
  return { rest, others: { ...deployment, spec: { ...deployment.spec, template } }, env };
}

test('a Deployment differs in its variables alone', () => {
  const [here, there] = [container('home'), container('live')];
  expect(there.rest).toEqual(here.rest);
  expect(there.others).toEqual(here.others);
});

test('the names of the variables are the same; only keys are missing where access is by identity', () => {
  const names = (environment: string) => container(environment).env.map(({ name }) => name);
  const [here, there] = [names('home'), names('live')];
  const keys = ['STORAGE', 'STORAGE_EXPORTS', 'STORAGE_MODELS'].flatMap((prefix) => [
    `${prefix}_ACCESS_KEY`,
    `${prefix}_SECRET_KEY`,
  ]);
  expect(here.filter((name) => !there.includes(name)).sort()).toEqual(keys.sort());
  expect(there.filter((name) => !here.includes(name))).toEqual([]);
  for (const name of ['DATABASE_HOST', 'DATABASE_PASSWORD', 'CACHE_HOST', 'STORAGE_BUCKET_NAME', 'QUEUE_URL'])
    expect(there).toContain(name);
  for (const bucket of ['EXPORTS', 'MODELS']) expect(there).toContain(`STORAGE_${bucket}_BUCKET_NAME`);
});

test('only variables of a backing, texts that name one, and the environment’s name have another value', () => {
  const [here, there] = [container('home').env, container('live').env];
  const changed = there.filter((one) => !here.some((other) => isDeepStrictEqual(one, other))).map(({ name }) => name);
  expect(changed.filter((name) => !/^(DATABASE|CACHE|STORAGE|QUEUE)_/.test(name))).toEqual(['ENVIRONMENT', 'URL']);
  // Engines, ports and the like are the contract's, not a cloud's.
  const kept = ['DATABASE_PROVIDER', 'DATABASE_PORT', 'CACHE_PROVIDER', 'CACHE_PORT', 'GREETING', 'SERVICE_NAME'];
  expect(changed.filter((name) => kept.includes(name))).toEqual([]);
});

test('backings are objects of the cluster locally, and one secret from the cloud’s store on AWS', () => {
  const [here, there] = [own('home', 'bindings'), own('live', 'bindings')];
  expect(Object.keys(there)).toEqual(['externalsecret-api.yaml', 'serviceaccount-api.yaml']);
  expect(differences(here['serviceaccount-api.yaml'], there['serviceaccount-api.yaml'])).toEqual([]);
  const servers = Object.keys(here).filter((file) => file.startsWith('statefulset-'));
  expect(servers.map((file) => /-(database|cache|bucket|queue)-/.exec(file)![1])).toEqual([
    'bucket',
    'bucket',
    'cache',
    'database',
    'queue',
  ]);
  expect(Object.keys(own('home', 'login'))).toEqual([]);
  expect(Object.keys(own('live', 'login')).map((file) => file.split('-')[0])).toEqual([
    'configmap',
    'externalsecret',
    'job',
    'networkpolicy',
  ]);
});
