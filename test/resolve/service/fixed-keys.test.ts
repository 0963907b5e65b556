import { codesOf, live, problemsOf, service, shop, told, unitOf } from '../shop';

const lines = (text: string) => problemsOf(text).map((line) => line.replace(/^\S+ /, ''));

describe('a key that repeats what is always so', () => {
  test.each([
    'monitoring: { logging: { enabled: true } }',
    'security: { networkPolicies: { defaultDeny: true, policyTypes: [Egress, Ingress] } }',
    'security: { encryption: { inTransit: true, atRest: true } }',
    'security: { serviceAccount: { create: true, name: api } }',
    'security: { serviceAccount: api }',
  ])('says nothing: %s', (text) => expect(lines(text)).toEqual([]));

  test.each([
    ['monitoring.logging.enabled', 'monitoring: { logging: { enabled: false } }'],
    ['security.networkPolicies.defaultDeny', 'security: { networkPolicies: { defaultDeny: false } }'],
    ['security.networkPolicies.policyTypes', 'security: { networkPolicies: { policyTypes: [Ingress] } }'],
    ['security.encryption.inTransit', 'security: { encryption: { inTransit: { enabled: false } } }'],
    ['security.serviceAccount', 'security: { serviceAccount: { create: false } }'],
    ['security.serviceAccount', 'security: { serviceAccount: shared }'],
  ])('is told of where it says otherwise: %s', (path, text) =>
    expect(lines(text)).toEqual([expect.stringMatching(new RegExp(`^${path}: .*; emitted so \\[W206]$`))]),
  );
});

describe('a dependency', () => {
  const others = { other: service('other') };
  const told = (one: string) =>
    problemsOf(`dependencies: [${one}]`, 'live', others).map((line) => line.replace(/^\S+ /, ''));

  test('is required where it is a backing, and never where it is a service', () => {
    expect(told('{ name: other, optional: true }')).toEqual([]);
    expect(told('{ name: redis, type: cache, required: true }')).toEqual([]);
    expect(told('{ name: other, required: true }')).toEqual([
      expect.stringMatching(/no service waits for another.*\[W206]$/),
    ]);
    expect(told('{ name: redis, type: cache, optional: true }')).toEqual([
      expect.stringMatching(/backings are always required.*\[W206]$/),
    ]);
  });

  test('has the version of its engine, which what is shared must have too', () => {
    const { bindings } = unitOf('dependencies: [{ name: own, type: database, version: 15 }]');
    expect(bindings[0]!.options).toMatchObject({ version: '15' });
    expect(codesOf('dependencies: [{ name: postgres, type: database, version: 16 }]')).toEqual([]);
    expect(codesOf('dependencies: [{ name: postgres, type: database, version: 15 }]')).toEqual(['W202']);
    expect(codesOf('dependencies: [{ name: own, type: database, version: ">=15" }]')).toContain('E328');
    expect(codesOf('dependencies: [{ name: jobs, type: queue, version: 15 }]')).toEqual(['E328']);
    expect(told('{ name: other, version: 2 }')).toEqual([
      expect.stringMatching(/where the external service is defined.*\[W206]$/),
    ]);
  });

  test('says on every object what it is for', () => {
    const { metadata } = unitOf('dependencies: [{ name: redis, type: cache, description: Sessions }]').service;
    expect(metadata.annotations).toMatchObject({ 'strata.dev/uses-redis': 'Sessions' });
  });
});

describe('where pods stand', () => {
  const pools = (labels: string) =>
    live.replace(
      'cluster: {',
      `cluster: { nodePools: { fast: { ${labels} taints: [{ key: fast, value: a, effect: NoSchedule }] } },`,
    );
  const placed = (environment: string) =>
    shop({ environments: { live: environment }, services: { api: service('api', 'deployment: { nodePool: fast }') } });

  test('may be a pool, found by its labels in spite of its taints', () => {
    const { value, problems } = placed(pools('labels: { speed: high },'));
    expect(told(problems)).toEqual([]);
    expect(value.units[0]!.service.scheduling).toMatchObject({
      nodeSelector: { speed: 'high' },
      tolerations: [{ key: 'fast', operator: 'Equal', value: 'a', effect: 'NoSchedule' }],
    });
  });

  test('must be a pool that is there, and bears a label', () => {
    expect(placed(live).problems.map(({ message }) => message)).toEqual(['expected one of general, got fast']);
    expect(placed(pools('')).problems.map(({ code, message }) => [code, message])).toEqual([
      ['E382', expect.stringMatching(/^expected labels of fast/)],
    ]);
  });

  test('is spread as Kubernetes spells it', () => {
    const spread =
      'topologyKey: zone, whenUnsatisfiable: DoNotSchedule, minDomains: 3, matchLabelKeys: [pod-template-hash]';
    const topology = (more: string) => `deployment: { topology: [{ ${more} }] }`;
    expect(
      unitOf(topology(`${spread}, labelSelector: { matchLabels: { app: api } }`)).service.scheduling.spread,
    ).toEqual([
      {
        topologyKey: 'zone',
        maxSkew: 1,
        whenUnsatisfiable: 'DoNotSchedule',
        minDomains: 3,
        matchLabelKeys: ['pod-template-hash'],
      },
    ]);
    expect(lines(topology('topologyKey: zone, minDomains: 3'))).toEqual([
      expect.stringMatching(/DoNotSchedule beside minDomains/),
    ]);
    expect(lines(topology('topologyKey: zone, labelSelector: { matchLabels: { app: web } }'))).toEqual([
      expect.stringMatching(/the pods are always those of the service; emitted so \[W206]$/),
    ]);
  });
});

test('a probe asks a host, with headers', () => {
  const { health } = unitOf(
    'healthchecks: { liveness: { http: { path: /health, host: a.example.com, httpHeaders: [{ name: X-Probe, value: "1" }] } } }',
  ).service;
  expect(health.liveness!.action).toMatchObject({ type: 'http', host: 'a.example.com', headers: { 'X-Probe': '1' } });
});
