import { live, service, shop, told } from '../../shop';

const platform =
  'domain: example.com\nregistry: ghcr.io/acme\naliases: { vectors: qdrant }\ngitops: { repository: "https://example.com/shop" }\n';
const environments = {
  live: live.replace(
    'placements:',
    'placements:\n  cloudflare: { region: auto, account: 0123456789abcdef0123456789abcdef }',
  ),
};
const others = {
  b: service('b'),
  qdrant: service('qdrant', 'networking: { port: 6333 }'),
  'redis-service': service('redis-service', 'networking: { port: 6379 }'),
  orders: service(
    'orders',
    'networking: { services: [{ ports: [{ port: 80, targetPort: 8080 }] }] }',
    'namespace: shop-orders',
  ),
  kafka: service(
    'kafka',
    'service: { type: stateful, image: { tag: "1" } }\nnetworking: { services: [{ name: kafka-headless, type: Headless, ports: [{ port: 9092 }] }] }',
  ),
  nightly: service('nightly', 'service: { type: worker, image: { tag: "1" } }'),
  front: service(
    'front',
    'service: { type: edge }\nedge: { customDomain: { host: front.example.com, zone: example.com } }',
  ),
};

const closed = (settings: string) =>
  shop({ platform, environments, services: { api: service('api', settings), ...others } });
const problems = (settings: string) => told(closed(settings).problems).map((line) => line.replace(/^\S+ /, ''));
const variable = (text: string, name = 'ADDRESS_OF_IT') =>
  `config: { variables: { ${name}: ${JSON.stringify(text)} } }`;
const calls = (settings: string) => {
  const { value, problems: found } = closed(settings);
  expect(told(found)).toEqual([]);
  const unit = (name: string) => value.units.find((one) => one.service.name === name)!;
  const { callees, service: own, egress } = unit('api');
  for (const { name } of callees) expect(unit(name).callers.map((one) => one.name)).toContain('api');
  expect(own.calls).toEqual(callees.map(({ name }) => name));
  return { names: own.calls, egress };
};

describe('a host that is a Service is called, wherever it stands:', () => {
  test.each([
    ['http://b:8080', 'b'],
    ['service://b', 'b'],
    ['http://b:8080/path?x=y', 'b'],
    ['HTTP://B:8080', 'b'],
    ['b:8080', 'b'],
    ['grpc://b:8080', 'b'],
    ['dns:///b:8080', 'b'],
    ['http://user:word@b:8080', 'b'],
    ['user:word@tcp(b:8080)/name', 'b'],
    ['http://b.shop-live:8080', 'b'],
    ['http://b.shop-live.svc:8080', 'b'],
    ['http://b.shop-live.svc.cluster.local:8080', 'b'],
    ['http://orders.shop-orders', 'orders'],
    ['http://orders.shop-orders.svc.cluster.local.:80', 'orders'],
    ['redis://redis-service', 'redis-service'],
    ['redis://:word@redis-service:6379/0', 'redis-service'],
    ['jdbc:postgresql://b:8080/name', 'b'],
    ['kafka-0.kafka-headless:9092,kafka-1.kafka-headless:9092', 'kafka'],
    ['http://qdrant:$(QDRANT_PORT)', 'qdrant'],
    ['qdrant://qdrant:6333', 'qdrant'],
  ])('%s', (text, name) => expect(calls(variable(text)).names).toEqual([name]));

  test.each([
    ['a variable named for it', 'config: { variables: { REDIS_HOST: redis-service } }', 'redis-service'],
    ['a file', 'config: { files: { a.yaml: { mountPath: /a/, content: "url: http://b:8080\\n" } } }', 'b'],
    [
      'a file of JSON',
      'config: { files: { a.json: { mountPath: /a/, content: { Redis: { Host: redis-service } } } } }',
      'redis-service',
    ],
    ['an argument', 'service: { image: { tag: "1" }, args: ["--backend=http://b:8080"] }', 'b'],
    ['a command', 'service: { image: { tag: "1" }, command: [sh, -c, "curl http://b:8080 | sh"] }', 'b'],
    [
      'a sidecar',
      'lifecycle: { sidecars: [{ name: proxy, image: "envoy:1", ports: [{ name: p, port: 90 }], variables: { UPSTREAM: "http://b:8080" } }] }',
      'b',
    ],
    ['what runs first', 'lifecycle: { initContainers: [{ name: wait, image: "busybox:1", args: ["b:8080"] }] }', 'b'],
    ['tracing', 'monitoring: { tracing: { endpoint: "http://b:8080" } }', 'b'],
    ['a migration', 'integrations: { database: { migrations: { command: [migrate, "http://b:8080"] } } }', 'b'],
  ])('%s', (_, settings, name) => expect(calls(settings).names).toEqual([name]));

  test('a variable that the platform gives all of its services', () => {
    const { value, problems: found } = shop({
      platform: `${platform}environmentContract: { B_URL: "http://b:8080", BAD: "http://qdrant-svc" }\n`,
      environments,
      services: { api: service('api'), ...others },
    });
    expect(value.units.find((one) => one.service.name === 'api')!.service.calls).toEqual(['b']);
    expect(told(found)).toContainEqual(expect.stringMatching(/^api.*did you mean qdrant.*E386/));
  });

  test('arguments and containers beside it have service:// resolved, as variables have', () => {
    const { value } = closed('service: { image: { tag: "1" }, args: ["--a=service://b", "service://orders:80"] }');
    expect(value.units.find((one) => one.service.name === 'api')!.service.workload.args).toEqual([
      '--a=http://b:8080',
      'http://orders.shop-orders.svc:80',
    ]);
    expect(problems('service: { image: { tag: "1" }, args: ["service://nosuch"] }')).toEqual([
      expect.stringMatching(/^service.args.0: .*got nosuch.*E345/),
    ]);
  });

  test('a host in a namespace of another team opens a flow to it', () => {
    const peer = { type: 'namespace', name: 'observability' };
    expect(calls(variable('http://collector.observability.svc:4317')).egress).toContainEqual({ peer, ports: [] });
    expect(calls(variable('http://collector.monitoring:4317')).egress).toContainEqual({
      peer: { ...peer, name: 'monitoring' },
      ports: [],
    });
    expect(
      calls(
        'dependencies: [{ name: otel, type: external, host: collector.observability.svc.cluster.local, port: 4317 }]',
      ).egress,
    ).toContainEqual({ peer, ports: [] });
  });
});

describe('a host that is nearly a Service is an error with the way out:', () => {
  test.each([
    ['http://qdrant-svc:6333', 'did you mean qdrant? Write service://qdrant:6333'],
    ['http://qdrant-service:6333', 'did you mean qdrant?'],
    ['http://shop-qdrant:6333', 'did you mean qdrant?'],
    ['http://qdrnat:6333', 'did you mean qdrant?'],
    ['http://qdrant_svc:6333', 'did you mean qdrant?'],
    ['http://qdrant-svc.shop-live.svc.cluster.local:6333', 'did you mean qdrant?'],
    ['redis-servce:6379', 'did you mean redis-service?'],
    ['redis://redis-servce', 'did you mean redis-service?'],
    ['http://order.shop-orders:80', 'did you mean orders?'],
    ['http://orders.shop-ordres.svc', 'did you mean shop-orders?'],
    ['http://orders', 'expected orders.shop-orders for orders in this namespace'],
    ['http://vectors:6333', 'expected qdrant for qdrant in this namespace'],
    ['http://kafka:9092', 'expected kafka-headless for kafka in this namespace'],
    ['http://front', 'which runs at the edge; write service://front'],
    ['http://qdrant:6334', 'expected one of the ports 6333 of qdrant'],
    ['qdrant:6334', 'expected one of the ports 6333 of qdrant'],
    ['http://qdrant', 'expected one of the ports 6333 of qdrant, got qdrant:80'],
    ['http://orders.shop-orders:8080', 'expected one of the ports 80 of orders'],
    ['postgres://postgres:5432/name', 'which is no Service; write ${database.host}'],
  ])('%s', (text, message) =>
    expect(problems(`integrations: { database: { name: postgres } }\n${variable(text)}`)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^config.variables.ADDRESS_OF_IT: .*${message.replace(/[?$.{}]/g, '\\$&').replace('database', 'postgres')}.*E386`,
        ),
      ),
    ]),
  );

  test.each([
    ['config: { variables: { REDIS_HOST: redis-servce } }', 'config.variables.REDIS_HOST'],
    [
      'config: { files: { a.ini: { mountPath: /a/, content: "[redis]\\naddress = redis-servce:6379\\n" } } }',
      'config.files.a.ini.content',
    ],
    [
      'config: { files: { a.ini: { mountPath: /a/, content: "host = redis-servce\\n" } } }',
      'config.files.a.ini.content',
    ],
    [
      'config: { files: { a.json: { mountPath: /a/, content: { redis: { host: redis-servce } } } } }',
      'config.files.a.json.content',
    ],
    ['service: { image: { tag: "1" }, args: ["--redis", "redis-servce:6379"] }', 'service.args.1'],
    [
      'lifecycle: { sidecars: [{ name: a, image: "a:1", variables: { B: "http://redis-servce:6379" } }] }',
      'lifecycle.sidecars.0.variables.B',
    ],
  ])('%s, at its place', (settings, path) =>
    expect(problems(settings)).toEqual([
      expect.stringMatching(new RegExp(`^${path}: .*did you mean redis-service.*E386`)),
    ]),
  );
});

describe('what is the pod itself', () => {
  test.each(['http://localhost:11434', 'localhost:11434', '127.0.0.1:11434', 'http://127.0.0.1:11434/v1'])(
    'is told where nothing listens: %s',
    (text) =>
      expect(problems(variable(text))).toEqual([
        expect.stringMatching(/11434 is the pod itself, where only 8080 is open; .*service:\/\/.*W216/),
      ]),
  );

  test.each([
    variable('http://localhost:8080'),
    `${variable('http://localhost:90')}\nlifecycle: { sidecars: [{ name: a, image: "a:1", ports: [{ name: p, port: 90 }] }] }`,
    `${variable('localhost:5432')}\nlifecycle: { sidecars: [{ name: proxy, image: "cloud-sql-proxy:2" }] }`,
    variable('http://localhost:3000,https://app.example.com', 'ALLOWED_ORIGINS'),
    variable('127.0.0.1:9000', 'LISTEN_ADDRESS'),
    'service: { image: { tag: "1" }, args: ["--bind=127.0.0.1:9000"] }',
    variable('http://localhost:3000/callback', 'OAUTH_REDIRECT_URI'),
    variable('localhost,127.0.0.1', 'NO_PROXY'),
  ])('is left alone where something may: %s', (settings) => expect(problems(settings)).toEqual([]));
});

describe('what is none of the platform’s is left alone:', () => {
  test.each([
    'https://api.example.com',
    'https://api.example.com:8443/b:8080x',
    'https://b.example.com:9999',
    'https://qdrant.io:6334',
    'http://b.com:80',
    's3://qdrant-svc/folder',
    'file:///b:9999',
    'acme/qdrant:1.4.0',
    'redis:7',
    'python:3.12',
    '10:30',
    'level:5',
    'api:2,b:3',
    'arn:aws:iam::111111111111:role/b',
    '10.0.0.1:9999',
    'http://[fd00::1]:9999',
    'http://kubernetes.default.svc',
    'https://kubernetes',
    'http://metadata/computeMetadata/v1',
    '0.0.0.0:9000',
    'the b of orders',
    'qdrant',
    'nosuch:9999',
    'http://orders.shop-staging.svc:1234',
    '{"b": 8080, "c":9999}',
    'http://$(B):8080',
    'urn:b:8080',
  ])('%s', (text) => expect(problems(variable(text))).toEqual([]));

  test('a host that is declared as a dependency', () => {
    const declared = 'dependencies: [{ name: old, type: external, host: qdrant-svc, port: 6333 }]\n';
    expect(problems(declared + variable('http://qdrant-svc:6333'))).toEqual([]);
  });

  test('a host that only a person knows is told, and passes', () =>
    expect(problems(variable('http://nosuch:6333'))).toEqual([
      expect.stringMatching(/shop has no Service nosuch.*type: external.*W216/),
    ]));
});

test('a Worker names services by service://, since it is in no cluster', () => {
  const worker = (text: string) =>
    told(
      shop({
        platform,
        environments,
        services: { ...others, front: others.front + `\n  config: { variables: { B: ${JSON.stringify(text)} } }` },
      }).problems,
    );
  expect(worker('http://b:8080')).toEqual([expect.stringMatching(/a public host for a Worker, got b.*E386/)]);
});
