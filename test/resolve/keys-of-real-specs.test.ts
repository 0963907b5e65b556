import { live, platform, problemsOf, service, shop, told, unitOf } from './shop';

/** A backing of the only service. */
const backing = (settings: string, kind: string) => unitOf(settings).bindings.find((one) => one.kind === kind)!;

const literal = (settings: string, variable: string) => {
  const value = unitOf(settings).values[variable];
  return value && 'literal' in value ? value.literal : value;
};

describe('keys that real specs have', () => {
  test('`tiers` at the top stands for resources.tiers, in the catalogue', () => {
    const tiers = 'tiers: { business: { resources: { requests: { cpu: 2 } }, features: [gpu] } }';
    const files = (settings: string) => unitOf(settings).files.find(({ name }) => name === 'catalogue.json')?.content;
    const requests = 'requests: { cpu: 1, memory: 1Gi }';
    const above = files(`resources: { ${requests} }\n${tiers}`);
    expect(above).toContain('"gpu"');
    expect(above).toBe(files(`resources: { ${requests}, ${tiers} }`));
  });

  test('a cache’s namespace is the prefix of its keys', () =>
    expect(literal('integrations: { cache: { namespace: "tab:" } }', 'CACHE_PREFIX')).toBe('tab:'));

  test('unified storage is object storage, whichever the cloud', () =>
    expect(backing('integrations: { storage: { type: unified } }', 'bucket').cloud).toBe('aws'));

  test.each(['-1', 'forever', 'unlimited', '{ days: -1 }', '{ enabled: false }'])(
    'retention: %s keeps for ever',
    (ever) => {
      expect(
        backing(
          `integrations: { storage: { retention: ${ever}, noncurrentRetention: ${ever}, archive: ${ever} } }`,
          'bucket',
        ).options,
      ).toEqual(backing('integrations: { storage: {} }', 'bucket').options);
    },
  );

  test('retention inside the cluster is told, and what is kept for ever is not', () => {
    expect(problemsOf('integrations: { storage: { retention: 30d } }', 'home')).toEqual([
      expect.stringMatching(/storage\.retention: local: objects in the cluster do not expire.*W206/),
    ]);
    expect(problemsOf('integrations: { storage: { retention: -1 } }', 'home')).toEqual([]);
  });

  test.each([
    ['security: { encryption: { key_rotation: 90d } }', 90],
    ['security: { keyRotation: 1y }', 365],
    ['security: { encryption: { at_rest: true, key_rotation: 180 }, identity: {} }', 180],
  ])('%s turns the key in as many days', (settings, days) =>
    expect(unitOf(`${settings}\nintegrations: { storage: {} }`).stack!.sites.aws!.key.options.rotationDays).toBe(days),
  );

  test('a rotation that no cloud has is an error', () =>
    expect(problemsOf('security: { encryption: { key_rotation: 7d } }')).toEqual([
      expect.stringContaining('90 to 2560 days'),
    ]));

  test.each([
    ['sensitive_masking: true', 'true'],
    ['sensitive_masking: [password, token]', '["password","token"]'],
  ])('logging.%s reaches the service', (masking, said) =>
    expect(literal(`monitoring: { logging: { ${masking} } }`, 'LOG_MASKING')).toBe(said),
  );

  test('service.protocol is that of its port', () => {
    expect(unitOf('service: { image: { tag: "1.0" }, protocol: udp }').service.networking.containerPorts).toMatchObject(
      [{ protocol: 'UDP' }],
    );
    expect(unitOf('service: { image: { tag: "1.0" }, protocol: http }')).toEqual(unitOf(''));
    expect(problemsOf('service: { image: { tag: "1.0" }, protocol: grpc }')).toEqual([
      expect.stringMatching(/service\.protocol: .*appProtocol: grpc/),
    ]);
  });

  describe('authentication.type that names the service which signs tokens', () => {
    const words =
      'gateway: { type: envoy, auth: { issuer: /auth, jwks: /auth/keys } }\naliases: { unified-auth: auth }\n';
    const found = (type: string, more = '') =>
      shop({
        platform: platform + words + more,
        environments: { live },
        services: {
          api: service(
            'api',
            `networking: { ingress: { enabled: true } }\nsecurity: { authentication: { type: ${type} } }`,
          ),
          auth: service('auth'),
        },
      });

    test.each(['unified-auth', 'auth', 'jwt'])('%s asks for tokens of the platform', (type) => {
      const { value, problems } = found(type);
      expect(told(problems)).toEqual([]);
      const { networking } = value.units.find((unit) => unit.service.name === 'api')!.service;
      expect(networking.ingress?.tokens).toMatchObject({ jwks: 'https://example.com/auth/keys' });
    });

    test('is an error for an unknown name', () =>
      expect(told(found('unifed-auth').problems)).toEqual([
        expect.stringMatching(/authentication\.\S+: .* got unifed-auth; did you mean unified-auth\? \[E342]/),
      ]));
  });
});
