import { live, platform, service, shop, somewhere, told, placed } from '../shop';

const services = { api: service('api', 'integrations: { storage: {} }') };
const problems = (environments: Record<string, string>) => told(shop({ environments, services }).problems);
/** What stands beside `live` in its account, on a cluster of its own. */
const next = live.replaceAll('live', 'next').replace('production', 'staging');

describe('the place of state', () => {
  test('is one in an account: the line of the second environment says which', () => {
    expect(problems({ live, next })).toEqual([
      'environments/next.yaml:4:30 state.store: expected shop-live-state as in environments/live.yaml, since aws 111111111111 has one state store; got shop-next-state [E374]',
    ]);
  });

  test('is in one region, wherever the environments are', () => {
    const same = next.replace('shop-next-state', 'shop-live-state');
    expect(
      problems({
        live,
        next: same.replace('shop-live-state, region: eu-central-1', 'shop-live-state, region: eu-west-1'),
      }),
    ).toEqual([
      expect.stringMatching(
        /^environments\/next\.yaml:4:\d+ state\.region: expected eu-central-1 .* got eu-west-1 \[E374]$/,
      ),
    ]);
    const elsewhere = same.replace('aws: { region: eu-central-1', 'aws: { region: eu-north-1');
    const { value, problems: none } = shop({ environments: { live, next: elsewhere }, services });
    expect(none).toEqual([]);
    const state = value.stacks.find(({ name }) => name === 'shop.aws-111111111111.state')!;
    expect(state.sites.aws).toMatchObject({ region: 'eu-central-1', account: '111111111111' });
  });

  test('is another one in another account', () => {
    expect(problems({ live, next: next.replace('"111111111111"', '"222222222222"') })).toEqual([]);
  });
});

describe('a name in an account', () => {
  const nameOf = (kind: string, from: 'units' | 'stacks') => {
    const { value } = shop({ services });
    return value[from].flatMap(({ bindings }) => bindings).find((one) => one.kind === kind)!.physicalName;
  };

  test('is one thing’s: the store of the state is not a bucket of a service', () => {
    const taken = nameOf('bucket', 'units');
    expect(problems({ live: live.replace('shop-live-state', taken) })).toEqual([
      `environments/live.yaml:4:30 state.store: expected a unique name in the cloud, got ${taken}, which api has [E337]`,
    ]);
  });

  test('is one thing’s: nor is it a bucket that services share', () => {
    const shared = shop({ services }).value.stacks.find(({ name }) => name === 'shop.live.data')!;
    const taken = shared.bindings.find(({ kind }) => kind === 'bucket')!.physicalName;
    expect(problems({ live: live.replace('shop-live-state', taken) })).toEqual([
      `environments/live.yaml:4:30 state.store: expected a unique name in the cloud, got ${taken}, which shop.live.data has [E337]`,
    ]);
  });

  test('may be the same in another account, and of another kind', () => {
    const other = live.replace(
      'state: { backend: s3, store: shop-live-state',
      `state: { backend: s3, store: ${nameOf('database', 'stacks')}`,
    );
    expect(problems({ live: other })).toEqual([]);
  });
});

describe('the name of a secret that people fill', () => {
  const on = (cloud: 'azure' | 'google') => `stage: staging
cloud: ${cloud}
${placed(cloud, somewhere[cloud]!)}
`;
  const there = { aws: live, azure: on('azure'), google: on('google') };
  const asked = (cloud: keyof typeof there, name: string, more = '') => {
    const api = service('api', `config: { secrets: { KEY: { secret: ${name} } } }`);
    return told(shop({ platform, environments: { there: there[cloud] + more }, services: { api } }).problems);
  };

  test.each([
    ['aws', 'shop/jwt'],
    ['aws', 'shop-jwt+v2@a=b.c'],
    ['azure', 'Jwt-Key'],
    ['google', 'shop-jwt_key'],
  ] as const)('may be on %s %s', (cloud, name) => expect(asked(cloud, JSON.stringify(name))).toEqual([]));

  test.each([
    ['aws', 'jwt', 'expected a name that begins with shop- or shop/'],
    ['aws', 'shopping-jwt', 'expected a name that begins with shop- or shop/'],
    ['aws', 'shop-', 'expected a name that begins with shop- or shop/'],
    ['azure', 'shop/jwt', 'expected a name of letters, digits and hyphens'],
    ['azure', 'shop_jwt', 'expected a name of letters, digits and hyphens'],
    ['azure', 'a'.repeat(128), 'expected a name of letters, digits and hyphens'],
    ['google', 'shop/jwt', 'expected a name that begins with shop-'],
    ['google', 'jwt', 'expected a name that begins with shop-'],
    ['google', 'shop-jwt.v2', 'expected a name that begins with shop-'],
  ] as const)('may not be on %s %s', (cloud, name, why) => {
    const [problem, ...others] = asked(cloud, name);
    expect(others).toEqual([]);
    expect(problem).toContain(`api/deployment-config.yaml:7:39 config.secrets.KEY.secret: ${why}`);
    expect(problem).toMatch(/; got \S+ \[E373]$/);
  });

  test.each([
    ['aws', 'shop-stripe-key'],
    ['azure', 'shop-stripe-key'],
    ['google', 'shop-stripe-key'],
  ] as const)('that nobody named is on %s %s', (cloud, name) => {
    const secrets = (list: string) => {
      const api = service('api', `config: { secrets: ${list} }`);
      const { value, problems } = shop({ environments: { there: there[cloud] }, services: { api } });
      expect(problems).toEqual([]);
      return value.units[0]!.service.secrets;
    };
    expect(secrets('[STRIPE_KEY]')).toEqual([{ variable: 'STRIPE_KEY', secret: name }]);
    expect(secrets('[{ name: STRIPE_KEY, key: live }]')).toEqual([
      { variable: 'STRIPE_KEY', secret: name, key: 'live' },
    ]);
  });

  test('without a name is the shared one of the environment, or generated in the cluster', () => {
    const listed = { api: service('api', 'config: { secrets: [STRIPE_KEY] }') };
    const shared = `${live}  stripe-key: { kind: secret }\n`;
    const ours = shop({ environments: { there: shared }, services: listed });
    expect(ours.problems).toEqual([]);
    expect(ours.value.units[0]!.service.secrets).toEqual([
      { variable: 'STRIPE_KEY', secret: expect.stringMatching(/^shop-there-data-secret-stripe-key-[0-9a-f]{6}$/) },
    ]);
    const api = service('api', 'config: { secrets: [STRIPE_KEY] }');
    const { value, problems } = shop({
      environments: { home: 'stage: development\ncloud: local\n' },
      services: { api },
    });
    expect(problems).toEqual([]);
    expect(value.units[0]!.service.secrets).toEqual([{ variable: 'STRIPE_KEY', secret: 'stripe-key' }]);
  });

  test('is computed where the environment shares it, and any where the cluster draws it', () => {
    expect(asked('aws', 'jwt', '  jwt: { kind: secret }\n')).toEqual([]);
    const api = service('api', 'config: { secrets: { KEY: { secret: any/name } } }');
    const home = 'stage: development\ncloud: local\n';
    expect(shop({ environments: { home }, services: { api } }).problems).toEqual([]);
  });
});

describe('the name of what exists', () => {
  const said = (existing: string) => {
    const api = service('api', `integrations: { storage: { existing: ${JSON.stringify(existing)} } }`);
    return told(shop({ services: { api } }).problems);
  };

  test.each([
    'theirs',
    'a.b-c_d',
    'group/account/container',
    'arn:aws:s3:::theirs',
    'Gruppe (alt)/konto/c'.replace(' ', ''),
  ])('may be %s', (name) => expect(said(name)).toEqual([]));

  test.each(['../../theirs', 'a/../b', '.', 'a b', 'a"b', '${x}', 'a\nb'])('may not be %j', (name) => {
    const [problem, ...others] = said(name);
    expect(others).toEqual([]);
    expect(problem).toMatch(
      /^api\/deployment-config\.yaml:7:\d+ integrations\.storage\.existing: expected the name of an existing one, got [^]* \[E107]$/,
    );
  });
});
