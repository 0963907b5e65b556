import { live, platform, service, shop, told } from '../shop';

/** Literals, and else what they come from, of the variables of a service `api` under a contract. */
function variables(settings: string, contract = '', environments: Readonly<Record<string, string>> = { live }) {
  const { value, problems } = shop({
    platform: `${platform}environmentContract: { ${contract} }\n`,
    environments,
    services: { api: service('api', settings), auth: service('auth') },
  });
  expect(told(problems)).toEqual([]);
  const { values } = value.units.find((unit) => unit.service.name === 'api')!;
  return Object.fromEntries(
    Object.entries(values).map(([name, one]) => [name, 'literal' in one ? one.literal : one] as const),
  );
}

describe('the platform’s contract', () => {
  test('gives what a service, its environment and its traces are under the names that a library reads', () =>
    expect(
      variables(
        `service: { tier: business, image: { tag: "1.0" } }
monitoring: { tracing: { sampleRate: 0.1, endpoint: "service://auth:8080" } }`,
        'SERVICE_CLASS: "${service.tier}", ENVIRONMENT: "${environment.stage}", ENV_NAME: "${environment.name}", TRACE_SAMPLE_RATE: "${tracing.sampleRate}", JAEGER_ENDPOINT: "${tracing.endpoint}"',
      ),
    ).toMatchObject({
      SERVICE_TIER: 'business',
      SERVICE_CLASS: 'business',
      ENVIRONMENT: 'production',
      ENV_NAME: 'live',
      TRACE_SAMPLE_RATE: '0.1',
      JAEGER_ENDPOINT: 'http://auth:8080',
    }));

  test('leaves out what it has nothing to say of, and the address of a service that may not be called', () => {
    const contract =
      'A: "${service.tier}", B: "${tracing.endpoint}", C: "${cache.ttl}", AUTH_SERVICE_URL: "service://auth"';
    expect(Object.keys(variables('', contract))).toEqual(['SERVICE_NAME', 'ENVIRONMENT', 'LOG_LEVEL', 'PORT']);
    expect(variables('dependencies: [auth]', contract)).toMatchObject({ AUTH_SERVICE_URL: 'http://auth:8080' });
  });

  test('wins over what the toolkit says, and yields to what the service says', () => {
    expect(variables('', 'LOG_LEVEL: loud')).toMatchObject({ LOG_LEVEL: 'loud' });
    expect(variables('config: { variables: { LOG_LEVEL: quiet } }', 'LOG_LEVEL: loud')).toMatchObject({
      LOG_LEVEL: 'quiet',
    });
  });
});

describe('a placeholder of a kind that a service has several backings of', () => {
  const contract = 'STORAGE_BUCKET_NAME: "${storage.bucketName}"';

  test('means the first of them, where none is the default', () => {
    const values = variables('integrations: { storage: { buckets: [{ name: in }, { name: out }] } }', contract);
    expect(values.STORAGE_BUCKET_NAME).toBe(values.STORAGE_IN_BUCKET_NAME);
    expect(values.STORAGE_BUCKET_NAME).toMatch(/^shop-live-api-bucket-in/);
    expect(values.STORAGE_OUT_BUCKET_NAME).toMatch(/^shop-live-api-bucket-out/);
  });

  test('means the default, which has no other name', () => {
    const values = variables(
      'integrations: { storage: { buckets: [{ name: in }, { name: out, default: true }] } }',
      contract,
    );
    expect(values.STORAGE_BUCKET_NAME).toMatch(/^shop-live-api-bucket-out/);
    expect(values).not.toHaveProperty('STORAGE_OUT_BUCKET_NAME');
  });
});
