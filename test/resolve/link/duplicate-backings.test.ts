import { codesOf, live, problemsOf, service, shop, shopOf, told } from '../shop';

const integrations: Readonly<Record<string, (more?: string) => string>> = {
  queue: (more = '') => `integrations: { messaging: { queues: [{ name: things${more} }] } }`,
  topic: (more = '') => `integrations: { messaging: { topics: [{ name: things${more} }] } }`,
  bucket: (more = '') => `integrations: { storage: { buckets: [{ name: things${more} }] } }`,
  cache: (more = '') => `integrations: { cache: { name: things${more} } }`,
  database: (more = '') => `integrations: { database: { name: things${more} } }`,
};
const kinds = Object.keys(integrations);
const dependency = (kind: string, more = '') => `dependencies: [{ name: things, type: ${kind}${more} }]`;

/** Kinds by which services talk to each other. */
const between = ['queue', 'topic'];

const ways = between.flatMap((kind): [string, string, string, string][] => {
  const own = integrations[kind]?.();
  return [
    [kind, 'two dependencies', dependency(kind), dependency(kind)],
    ...(own ? ([[kind, 'two integrations', own, own]] as [string, string, string, string][]) : []),
    ...(own
      ? ([[kind, 'a dependency and an integration', own, dependency(kind)]] as [string, string, string, string][])
      : []),
  ];
});

test.each(ways)(
  'a %s of one name in two services, by %s, is an error where the second one stands',
  (kind, _, one, other) => {
    const { problems } = shopOf(one, 'live', { worker: service('worker', other) });
    const found = told(problems).filter((line) => line.includes('E324'));
    expect(found).toEqual([
      expect.stringMatching(
        new RegExp(
          `^worker/.*expected a ${kind} of its own, got things, which api has too: declare it under shared in environments/live.yaml for both, or set shared: false`,
        ),
      ),
    ]);
  },
);

test.each(Object.entries(integrations))(
  'a %s of one name in two services is each one’s own with shared: false',
  (_, of) => {
    const own = of(', shared: false');
    expect(codesOf(own, 'live', { worker: service('worker', own) })).toEqual([]);
  },
);

test.each(kinds)('a %s that the environment shares is one for all who name it as a dependency', (kind) => {
  const text = `${live}  things: { kind: ${kind} }\n`;
  const services = { api: service('api', dependency(kind)), worker: service('worker', dependency(kind)) };
  const { value, problems } = shop({ environments: { live: text }, services });
  expect(told(problems)).toEqual([]);
  expect(value.units.map(({ bindings }) => bindings.map(({ name, shared }) => [name, shared]))).toEqual([
    [['things', 'things']],
    [['things', 'things']],
  ]);
});

test.each(Object.entries(integrations))('a %s by the name of a shared one says whether it is that one', (kind, of) => {
  const of_ = (settings: string) =>
    told(
      shop({
        environments: { live: `${live}  things: { kind: ${kind} }\n` },
        services: { api: service('api', settings) },
      }).problems,
    );
  expect(of_(of())).toEqual([
    expect.stringMatching(
      /got things, which is shared in environments\/live.yaml: set shared: true for that one, or shared: false .*\[E324\]/,
    ),
  ]);
  expect(of_(of(', shared: true'))).toEqual([]);
  expect(of_(of(', shared: false'))).toEqual([]);
});

test.each(kinds.filter((kind) => !between.includes(kind)))(
  'a %s of one name in two services is each one’s own',
  (kind) => {
    const own = integrations[kind]!();
    expect(codesOf(own, 'live', { worker: service('worker', own) })).toEqual([]);
  },
);

test('what has no name but that of its kind is each service’s own', () => {
  const own = 'integrations: { database: {}, cache: {}, storage: {} }';
  expect(codesOf(own, 'live', { worker: service('worker', own) })).toEqual([]);
});

test('a queue that services only write to has no reader', () => {
  expect(problemsOf('integrations: { messaging: { queues: [{ name: jobs, access: write }] } }')).toEqual([
    expect.stringMatching(
      /messaging\.queues\.\S+: expected a service of live that reads from jobs, got none with access: read \[W209\]/,
    ),
  ]);
});

test('a queue without a writer is a warning, unless a topic writes to it', () => {
  const queues = 'queues: [{ name: jobs, access: read }]';
  expect(codesOf(`integrations: { messaging: { ${queues} } }`)).toEqual(['W209']);
  expect(codesOf(`integrations: { messaging: { ${queues}, topics: [{ name: events, queues: [jobs] }] } }`)).toEqual([]);
});

test('a shared queue has both ends where services have them together', () => {
  const environments = { live: `${live}  jobs: { kind: queue }\n` };
  const of = (access: string) => `dependencies: [{ name: jobs, type: queue, access: ${access} }]`;
  const codes = (...rights: string[]) =>
    shop({
      environments,
      services: Object.fromEntries(rights.map((right, index) => [`s${index}`, service(`s${index}`, of(right))])),
    }).problems.map(({ code, file }) => `${code} ${file}`);
  expect(codes('read', 'write')).toEqual([]);
  expect(codes('readWrite')).toEqual([]);
  expect(codes('write', 'write')).toEqual(['W209 services/shop/s0/deployment-config.yaml']);
  expect(codes('read', 'read')).toEqual(['W209 services/shop/s0/deployment-config.yaml']);
});
