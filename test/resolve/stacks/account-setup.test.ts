import { service, shop } from '../shop';

const group = (digit: number) => `00000000-0000-0000-0000-00000000000${digit}`;

const google = (name: string, more = '', account = 'shop-project') => `stage: staging
cloud: google
placements: { google: { region: europe-west3, account: ${account} } }
state: { backend: gcs, store: shop-state, region: europe-west3 }
host: ${name}.example.com
network: { cidr: 10.${name.length}.0.0/16 }
${more}`;

const azure = (name: string, deployers: string) => `stage: staging
cloud: azure
placements: { azure: { region: westeurope, account: ${group(2)}${deployers} } }
state: { backend: azurerm, store: shopstate, region: westeurope }
host: ${name}.example.com
`;

function stacksOf(environments: Readonly<Record<string, string>>, settings = '') {
  const { value, problems } = shop({ environments, services: { api: service('api', settings) } });
  expect(problems.filter(({ code }) => code.startsWith('E'))).toEqual([]);
  return [...value.stacks, ...value.units.flatMap(({ stack }) => stack ?? [])];
}

const setupOf = (stacks: ReturnType<typeof stacksOf>, name = 'shop.google-shop-project.setup') =>
  stacks.find((one) => one.name === name)?.sites.google?.setup ?? [];

test('one stack makes a project ready, before all others there but that of the state', () => {
  const stacks = stacksOf({ live: google('live') }, 'integrations: { database: {} }');
  const others = stacks.filter(({ name }) => !/\.(setup|state)$/.test(name));
  expect(others.length).toBeGreaterThan(2);
  for (const { name, after } of others) expect([name, after[0]]).toEqual([name, 'shop.google-shop-project.setup']);
  expect(stacks.find(({ name }) => name === 'shop.google-shop-project.setup')!.after).toEqual([]);
});

test('it enables what any environment or service there uses, and nothing else', () => {
  const environments = { one: google('one'), two: google('two', 'shared: { jobs: { kind: queue } }') };
  const apis = setupOf(stacksOf(environments, 'integrations: { cache: {} }'));
  expect(apis).toEqual(expect.arrayContaining(['pubsub.googleapis.com', 'memorystore.googleapis.com']));
  expect(apis).not.toContain('sqladmin.googleapis.com');
  expect(apis).toEqual([...new Set(apis)].sort());
});

test('each project has one of its own', () => {
  const two = google('two', '', 'other-project').replace('shop-state', 'other-state');
  const names = stacksOf({ one: google('one'), two }).map(({ name }) => name);
  expect(names).toContain('shop.google-shop-project.setup');
  expect(names).toContain('shop.google-other-project.setup');
});

test('the store of the state, which is made first, enables what it needs by itself', () => {
  const state = stacksOf({ live: google('live') }).find(({ name }) => name.endsWith('.state'))!;
  expect(state.sites.google!.setup).toEqual([
    'cloudkms.googleapis.com',
    'cloudresourcemanager.googleapis.com',
    'serviceusage.googleapis.com',
    'storage.googleapis.com',
  ]);
  expect(state.after).toEqual([]);
});

test('what a cluster’s own options need is enabled with them', () => {
  const backup = google('live', 'cluster: { google: { backupAgent: true, sharedStorage: false } }');
  expect(setupOf(stacksOf({ live: backup }))).toContain('gkebackup.googleapis.com');
  expect(setupOf(stacksOf({ live: backup }))).not.toContain('file.googleapis.com');
  expect(setupOf(stacksOf({ live: google('live') }))).toContain('file.googleapis.com');
});

test('where the provider registers what a stack needs, no stack comes before', () => {
  const stacks = stacksOf({ live: azure('live', `, deployers: [${group(3)}]`) }, 'integrations: { database: {} }');
  expect(stacks.map(({ name }) => name).filter((name) => name.endsWith('.setup'))).toEqual([]);
  expect(stacks.find(({ name }) => name === 'shop.live.api')!.needs!.azure).toContain('Microsoft.DBforPostgreSQL');
  const mysql = stacksOf(
    { live: azure('live', `, deployers: [${group(3)}]`) },
    'integrations: { database: { type: mysql } }',
  );
  expect(mysql.find(({ name }) => name === 'shop.live.api')!.needs!.azure).not.toContain('Microsoft.DBforPostgreSQL');
});

describe('those who apply', () => {
  test('of all environments of an account may write the state that these share', () => {
    const environments = {
      one: azure('one', `, deployers: [${group(3)}]`),
      two: azure('two', `, deployers: [${group(4)}, ${group(3)}]`),
    };
    const state = stacksOf(environments).find(({ name }) => name.endsWith('.state'))!;
    expect(state.sites.azure!.deployers).toEqual([group(3), group(4)]);
  });

  test('are required where otherwise only one principal could apply', () => {
    const told = (stage: string, deployers: string) =>
      shop({ environments: { live: azure('live', deployers).replace('staging', stage) }, services: {} }).problems;
    expect(told('staging', '')).toEqual([expect.objectContaining({ code: 'W219', path: 'placements.azure' })]);
    expect(told('staging', `, deployers: [${group(3)}]`)).toEqual([]);
    expect(told('development', '')).toEqual([]);
  });

  test.each([
    ['azure', 'engineers', 'expected the object id of a group, user or service principal of Entra, a UUID'],
    ['google', 'group:engineers@example.com', 'expected none on google, where rights in the account are enough'],
  ])('on %s are never %s', (cloud, deployer, message) => {
    const environment =
      cloud === 'azure'
        ? azure('live', `, deployers: [${deployer}]`)
        : google('live').replace('shop-project }', `shop-project, deployers: ["${deployer}"] }`);
    const { problems } = shop({ environments: { live: environment }, services: {} });
    expect(problems).toEqual([
      expect.objectContaining({
        path: expect.stringMatching(`^placements.${cloud}.deployers`),
        message: expect.stringContaining(message),
      }),
    ]);
  });
});
