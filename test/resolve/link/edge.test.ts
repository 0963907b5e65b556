import type { Binding } from '../../../lib/model/binding';
import { live, service, shop, told } from '../shop';

const atCloudflare = live.replace(
  'placements:',
  'placements:\n  cloudflare: { region: auto, account: 0123456789abcdef0123456789abcdef }',
);

function shopOf(edge: string, others: Readonly<Record<string, string>> = {}, environment = atCloudflare) {
  const worker = service('worker', `service: { type: edge }\n${edge}`);
  const { value, problems } = shop({ environments: { live: environment }, services: { worker, ...others } });
  const unit = value.units.find((one) => one.service.name === 'worker');
  const made = unit?.bindings.find((one): one is Binding<'worker'> => one.kind === 'worker');
  return { problems: told(problems), codes: problems.map(({ code }) => code), value, unit, options: made?.options };
}

const api = service('api', 'networking: { ingress: { enabled: true, path: /api } }');
const caller = (text: string) => `dependencies: [api]\nconfig: { variables: { API_URL: "${text}" } }`;

test('a Worker is a stack, with no identity and no bundle, and nothing in the cluster', () => {
  const { value, unit, problems } = shopOf('edge: { bindings: { r2: { FILES: {} } } }');
  expect(problems).toEqual([]);
  expect(unit).toMatchObject({ values: {}, components: [], callers: [] });
  expect(unit!.inCluster).toBeUndefined();
  expect(unit!.stack).toMatchObject({ name: 'shop.live.worker', after: [], workload: undefined });
  expect(Object.keys(unit!.stack!.sites)).toEqual(['cloudflare']);
  expect(value.clusters[0]!.deliveries).toEqual([]);
});

test('it is bound to its backings by the names that its code reads', () => {
  const { options, unit } = shopOf('edge: { bindings: { r2: { MY_FILES: {} }, queues: { JOBS: { name: work } } } }');
  expect(options).toMatchObject({ buckets: { MY_FILES: 'my-files' }, queues: { JOBS: 'work' } });
  expect(unit!.bindings.map(({ kind, name, access }) => [kind, name, access])).toEqual([
    ['worker', 'worker', 'readWrite'],
    ['bucket', 'my-files', 'readWrite'],
    ['queue', 'work', 'write'],
  ]);
});

test('two bindings of one name are an error', () => {
  expect(shopOf('edge: { bindings: { r2: { JOBS: {} }, queues: { JOBS: {} } } }').codes).toEqual(['E324']);
  expect(shopOf('edge: { bindings: { r2: { WORKER: {} } } }').codes).toEqual(['E324']);
});

test('it calls a service of the platform by its ingress', () => {
  const { options, problems, value } = shopOf(caller('service://api/v1'), { api });
  expect(problems).toEqual([]);
  expect(options!.variables.API_URL).toBe('https://example.com/api/v1');
  expect(value.units.find((one) => one.service.name === 'api')!.callers).toEqual([]);
});

test('a service without an ingress cannot be called from the edge', () => {
  expect(shopOf(caller('service://api'), { api: service('api') }).problems).toEqual([
    expect.stringContaining('API_URL: expected an ingress of api, which has none [E345]'),
  ]);
});

test('a service in the cluster calls a Worker by its host, and is let out to it', () => {
  const { value, problems } = shopOf('edge: { customDomain: edge.example.com }', {
    api: service('api', 'dependencies: [worker]\nconfig: { variables: { WORKER_URL: service://worker } }'),
  });
  expect(problems).toEqual([]);
  const unit = value.units.find((one) => one.service.name === 'api')!;
  expect(unit.values.WORKER_URL).toEqual({ literal: 'https://edge.example.com' });
  expect(unit.callees).toEqual([]);
  expect(unit.egress).toContainEqual({
    peer: expect.objectContaining({ type: 'cidr', cidr: '0.0.0.0/0' }),
    ports: [{ port: 443, protocol: 'TCP' }],
  });
});

test('Workers are bound to each other by their names in the cloud', () => {
  const { options } = shopOf('edge: { bindings: { services: { PEER: peer } } }', {
    peer: service('peer', 'service: { type: edge }'),
  });
  expect(options!.services.PEER).toMatch(/^shop-live-peer-worker-[0-9a-f]{6}$/);
  expect(shopOf('edge: { bindings: { services: { PEER: api } } }', { api }).codes).toEqual(['E342']);
});

test('what config sets and what the binding sets are variables, and secrets are but names', () => {
  const { options } = shopOf(
    'config: { variables: { A: a, B: b }, secrets: { KEY: { secret: key } } }\nedge: { bindings: { variables: { B: c }, secrets: [TOKEN] } }',
  );
  expect(options).toMatchObject({ variables: { A: 'a', B: 'c', SERVICE_NAME: 'worker' }, secrets: ['TOKEN', 'KEY'] });
});

test('a host outside the platform’s domain needs its zone', () => {
  expect(shopOf('edge: { customDomain: a.other.org }').codes).toEqual(['E370']);
  expect(shopOf('edge: { routes: [a.notexample.com/*] }').codes).toEqual(['E370']);
  const { options, problems } = shopOf('edge: { routes: [{ pattern: "*.other.org/*", zone: other.org }] }');
  expect(problems).toEqual([]);
  expect(options!.routes).toEqual([{ pattern: '*.other.org/*', zone: 'other.org', record: false }]);
});

test('a store without its id is a warning; an existing one without its id is an error', () => {
  expect(shopOf('edge: { bindings: { kv: { CACHE: {} } } }').codes).toEqual(['W207']);
  expect(shopOf('edge: { bindings: { kv: { CACHE: { existing: true } } } }').codes).toEqual(['E371']);
});

test('it needs a cloud with Workers, and a placement there', () => {
  expect(shopOf('', {}, live).codes).toEqual(['E322']);
  expect(shopOf('edge: { cloud: aws }').codes).toEqual(['E321']);
});

test('what only pods have is told to have no use', () => {
  expect(
    shopOf('resources: { requests: { cpu: 1 } }\nintegrations: { cache: {} }\ndependencies: [redis]').codes,
  ).toEqual(['W205', 'W205', 'W205']);
});

test('a pod cannot reach what Cloudflare keeps, which gives it no identity', () => {
  const { problems } = shopOf('', { api: service('api', 'integrations: { storage: { cloud: cloudflare } }') });
  expect(problems).toEqual([expect.stringMatching(/which has no identities for them \[E343\]$/)]);
});

test('the state may be kept at Cloudflare, which then makes its store', () => {
  const home = `
stage: production
cloud: local
placements: { cloudflare: { region: auto, account: 0123456789abcdef0123456789abcdef } }
state: { backend: s3, store: shop-state, region: auto, endpoint: "https://0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com" }
`;
  const { value, problems } = shopOf('', {}, home);
  expect(problems).toEqual([]);
  expect(value.stacks.map(({ name }) => name)).toEqual(['shop.cloudflare-0123456789abcdef0123456789abcdef.state']);
  const elsewhere = shopOf('', {}, home.replace('//0123456789abcdef0123456789abcdef.r2', 'other.r2'));
  expect(elsewhere.value.stacks).toEqual([]);
  expect(shopOf('', {}, home.replace(/state: .*\n/, '')).codes).toContain('E331');
});
