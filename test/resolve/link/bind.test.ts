import { codesOf, home, live, platform, problemsOf, service, shop, unitOf } from '../shop';

/** Values of one backing's variables: the literal, or where it comes from. */
function valuesOf(settings: string, prefix: string, environment: 'live' | 'home' = 'live') {
  const { values } = unitOf(settings, environment);
  const mine = Object.entries(values).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(mine.map(([name, value]) => [name, 'literal' in value ? value.literal : value]));
}

describe('the environment contract', () => {
  test('says who, how and where to every service', () => {
    expect(unitOf('').values).toEqual({
      SERVICE_NAME: { literal: 'api' },
      ENVIRONMENT: { literal: 'live' },
      LOG_LEVEL: { literal: 'INFO' },
      PORT: { literal: '8080' },
    });
  });

  test('has a database’s values on AWS as literals, outputs and a secret', () => {
    expect(valuesOf('integrations: { database: { schema: tab, poolSize: 20 } }', 'DATABASE')).toEqual({
      DATABASE_PROVIDER: 'postgresql',
      DATABASE_NAME: 'app',
      DATABASE_USER: 'app',
      DATABASE_PORT: '5432',
      DATABASE_SSL_MODE: 'require',
      DATABASE_HOST: { from: 'outputs', property: 'host' },
      DATABASE_PASSWORD: { from: 'secrets', property: 'password' },
      DATABASE_SCHEMA: 'tab',
      DATABASE_POOL_SIZE: '20',
    });
  });

  test('has the same names in a cluster of one’s own, where the host is a literal and the password a Secret', () => {
    const own = valuesOf('integrations: { database: {} }', 'DATABASE', 'home');
    const there = valuesOf('integrations: { database: {} }', 'DATABASE');
    expect(Object.keys(own).sort()).toEqual(Object.keys(there).sort());
    expect(own).toMatchObject({
      DATABASE_HOST: expect.stringMatching(/^shop-home-api-database-[0-9a-f]{6}\.shop-home\.svc$/),
      DATABASE_PASSWORD: { secret: expect.stringMatching(/-credentials$/), key: 'password' },
    });
  });

  test.each([
    ['', 's3', []],
    ['cloud: azure', 'azure', []],
  ])('names the protocol of a bucket (%s), and no key where an identity opens it', (cloud, provider, secrets) => {
    const values = valuesOf(`integrations: { storage: { ${cloud} } }`, 'STORAGE');
    expect(values).toMatchObject({
      STORAGE_PROVIDER: provider,
      STORAGE_BUCKET_NAME: expect.any(String),
      STORAGE_ENDPOINT: expect.stringMatching(/^https:/),
      STORAGE_REGION: expect.any(String),
    });
    expect(Object.keys(values).filter((name) => /KEY$/.test(name))).toEqual(secrets);
  });

  test('gives a bucket of the cluster keys', () => {
    expect(valuesOf('integrations: { storage: {} }', 'STORAGE', 'home')).toMatchObject({
      STORAGE_PROVIDER: 's3',
      STORAGE_ACCESS_KEY: { key: 'accessKey' },
      STORAGE_SECRET_KEY: { key: 'secretKey' },
    });
  });

  test('gives the default bucket the plain names, and each further one its own', () => {
    const names = Object.keys(
      valuesOf('integrations: { storage: { buckets: { raw: {}, model-files: { default: true } } } }', 'STORAGE'),
    );
    expect(names.filter((name) => name.endsWith('BUCKET_NAME'))).toEqual([
      'STORAGE_RAW_BUCKET_NAME',
      'STORAGE_BUCKET_NAME',
    ]);
  });

  test('gives each of two without a default its own names', () => {
    const names = Object.keys(valuesOf('integrations: { storage: { buckets: { a: {}, b: {} } } }', 'STORAGE'));
    expect(names.filter((name) => name.endsWith('BUCKET_NAME'))).toEqual([
      'STORAGE_A_BUCKET_NAME',
      'STORAGE_B_BUCKET_NAME',
    ]);
  });

  test('is the platform’s to extend, for services that have the backing', () => {
    const contract = `${platform}environmentContract: { DB_URL: "pg://\${database.host}/\${database.name}" }\n`;
    const { value } = shop({
      platform: contract,
      services: { api: service('api', 'integrations: { database: {} }'), bare: service('bare') },
    });
    expect(value.units.map(({ values }) => values.DB_URL)).toEqual([
      { template: 'pg://$(DATABASE_HOST)/app' },
      undefined,
    ]);
  });
});

describe('a shared backing', () => {
  test('gives each service a database and a login of its own', () => {
    const { bindings, values, logins } = unitOf('integrations: { database: { shared: postgres } }');
    expect(bindings[0]).toMatchObject({
      shared: 'postgres',
      physicalName: expect.stringMatching(/^shop-live-data-database/),
    });
    expect([values.DATABASE_NAME, values.DATABASE_USER]).toEqual([{ literal: 'api' }, { literal: 'api' }]);
    expect(logins).toEqual([expect.objectContaining({ database: 'api', user: 'api', namespace: 'shop-live-data' })]);
  });

  test('is a bucket with a folder, where a placeholder means it', () => {
    const { bindings, values } = unitOf('integrations: { storage: { bucket: "${STORAGE_BUCKET}/tabular" } }');
    expect(bindings.map(({ name, shared }) => [name, shared])).toEqual([['storage', 'storage']]);
    expect(values).toMatchObject({ STORAGE_PREFIX: { literal: 'tabular' } });
  });

  test('that the environment lacks is an error at the placeholder', () => {
    const environments = { live: live.replace(/ {2}storage:.*\n/, '') };
    const api = service('api', 'integrations:\n  storage:\n    bucket: "${STORAGE_BUCKET}/x"');
    expect(shop({ environments, services: { api } }).problems).toEqual([
      expect.objectContaining({
        code: 'E323',
        line: 9,
        message: expect.stringContaining('a shared bucket in environments/live.yaml'),
      }),
    ]);
  });

  test('and another one stay apart, and the environment’s default gets the plain names', () => {
    const environments = { live: `${live}  models: { kind: bucket }\n` };
    const settings = 'integrations: { storage: { bucket: "${STORAGE_BUCKET}/jobs" } }\ndependencies: [models]';
    const [unit] = shop({ environments, services: { api: service('api', settings) } }).value.units;
    expect(unit!.bindings.map(({ name, shared, default: plain }) => [name, shared, plain])).toEqual([
      ['storage', 'storage', true],
      ['models', 'models', false],
    ]);
    expect(Object.keys(unit!.values)).toEqual(
      expect.arrayContaining(['STORAGE_BUCKET_NAME', 'STORAGE_MODELS_BUCKET_NAME']),
    );
  });

  test('is one binding, whether an integration or a dependency names it, or both', () => {
    const shared = (settings: string) => unitOf(settings).bindings.map(({ name, shared }) => [name, shared]);
    expect(shared('dependencies: [postgres]')).toEqual([['postgres', 'postgres']]);
    expect(shared('integrations: { database: { schema: x } }\ndependencies: [postgres]')).toEqual([
      ['database', 'postgres'],
    ]);
    expect(shared('integrations: { database: { name: own } }\ndependencies: [postgres]')).toEqual([
      ['own', undefined],
      ['postgres', 'postgres'],
    ]);
  });

  test('said twice must agree', () => {
    expect(
      codesOf('integrations: { database: { access: read } }\ndependencies: [{ name: postgres, access: write }]'),
    ).toEqual(['E325']);
    expect(codesOf('integrations: { database: { shared: postgres, type: mysql } }')).toEqual(['E325']);
  });

  test('decides its own size, and says so', () => {
    expect(problemsOf('integrations: { database: { shared: postgres, size: large } }')).toEqual([
      'api/deployment-config.yaml:7:55 integrations.database.size: expected small as the shared postgres of environments/live.yaml has it, got "large" [W202]',
    ]);
  });

  test('becomes one of the service’s own where parts are not worth their trouble', () => {
    const { bindings } = unitOf('dependencies: [postgres]', 'home');
    expect(bindings.map(({ shared, physicalName }) => [shared, physicalName])).toEqual([
      [undefined, expect.stringMatching(/^shop-home-api-database-postgres/)],
    ]);
    expect(home).toContain('postgres');
  });
});

describe('options of a cloud', () => {
  test('are parsed by its facts and complete in the binding', () => {
    const { bindings } = unitOf('integrations: { database: { storage: 100, aws: { storageType: io2, iops: 3000 } } }');
    expect(bindings[0]!.native).toMatchObject({ storageType: 'io2', iops: 3000, minorUpgrades: true });
  });

  test('merge by layers, of which each says only what was written', () => {
    const { value } = shop({
      services: {
        api: service('api', 'integrations: { database: { storage: 100, aws: { storageType: io2, iops: 3000 } } }'),
      },
      overlays: { api: { live: 'spec: { integrations: { database: { aws: { iops: 9000 } } } }' } },
    });
    expect(value.units[0]!.bindings[0]!.native).toMatchObject({ storageType: 'io2', iops: 9000 });
  });

  test('of another cloud are left out, and said so', () => {
    expect(problemsOf('integrations: { storage: { azure: { changeFeed: true } } }')).toEqual([
      'api/deployment-config.yaml:7:37 integrations.storage.azure: options of azure: it is on aws in this environment; emitted without them [W203]',
    ]);
  });

  test('that are unknown are errors with a hint', () => {
    expect(problemsOf('integrations: { database: { aws: { iop: 1 } } }')[0]).toMatch(/did you mean iops\? \[E203]$/);
  });
});

describe('a topic', () => {
  test('names its queues as the cloud does', () => {
    const { bindings } = unitOf(
      'integrations: { messaging: { queues: { jobs: {} }, topics: { news: { queues: [jobs] } } } }',
    );
    const [queue, topic] = bindings;
    expect((topic!.options as unknown as { queues: string[] }).queues).toEqual([queue!.physicalName]);
  });

  test('without its queue is an error', () => {
    expect(problemsOf('integrations: { messaging: { topics: { news: { queues: [jobs] } } } }')[0]).toMatch(
      /topics\.news\.queues\.0: expected a queue of this service, got jobs \[E329]$/,
    );
  });
});

describe('a queue', () => {
  test.each([
    ['{}', 5],
    ['{ dlq: true }', 5],
    ['{ dlq: { maxReceives: 3 } }', 3],
    ['{ dlq: false }', undefined],
  ])('%s has a dead-letter queue after %s reads', (spec, reads) => {
    const { bindings } = unitOf(`integrations: { messaging: { queues: { jobs: ${spec} } } }`);
    expect((bindings[0]!.options as { deadLetterAfter?: number }).deadLetterAfter).toBe(reads);
  });
});
