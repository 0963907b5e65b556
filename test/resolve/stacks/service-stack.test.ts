import { live, platform, service, shop } from '../shop';

const settings = 'integrations: { database: { shared: postgres }, storage: { cloud: azure } }';
const { value, problems } = shop({
  platform: `${platform}tags: { CostCenter: shopping }\n`,
  services: { api: service('api', settings, 'team: front\nowner: a@example.com'), bare: service('bare') },
});
const stack = value.units[0]!.stack!;

describe('the stack of a service', () => {
  test('is one over all clouds that it uses, the environment’s own among them', () => {
    expect(problems).toEqual([]);
    expect(stack.name).toBe('shop.live.api');
    expect(Object.keys(stack.sites)).toEqual(['aws', 'azure']);
  });

  test('is not there where nothing is Terraform’s', () => expect(value.units[1]!.stack).toBeUndefined());

  test('comes after what it stands on', () => expect(stack.after).toEqual(['shop.live.data', 'shop.live.cluster']));

  test('tags everything', () => {
    expect(stack.context.tags).toEqual({
      Project: 'shop',
      Environment: 'live',
      ManagedBy: 'strata',
      CostCenter: 'shopping',
      Service: 'api',
      Team: 'front',
      Owner: 'a@example.com',
    });
  });

  test('hands over by one secret that bears the same name in both layers', () => {
    expect(stack.workload!.bundle).toBe(value.units[0]!.names.bundle);
    expect(stack.workload!.bundle).toMatch(/^[a-z0-9-]{1,63}$/);
  });

  test('hands over by another secret when the contract or the generation changes', () => {
    const bundle = (text: string) => shop({ services: { api: service('api', text) } }).value.units[0]!.names.bundle;
    expect(
      new Set([settings, `${settings}\ngeneration: 2`, settings.replace('storage', 'cache')].map(bundle)).size,
    ).toBe(3);
    expect(bundle(settings)).toBe(bundle(`${settings}\ndeployment: { replicas: 7 }`));
  });

  test('hands over by the same secret whatever texts a service reads, in whatever order its backings stand', () => {
    const bundle = (text: string) => shop({ services: { api: service('api', text) } }).value.units[0]!.names.bundle;
    const [one, two] = ['database: {}', 'cache: { prefix: a }'];
    const base = bundle(`integrations: { ${one}, ${two} }`);
    for (const same of [
      `integrations: { ${two}, ${one} }`,
      `integrations: { ${one}, cache: { prefix: b } }`,
      `integrations: { ${one}, ${two} }\nconfig: { variables: { LOG_LEVEL: DEBUG, URL: "x://\${database.host}" } }`,
      `integrations: { database: { pool: 7 }, ${two} }\nmonitoring: { logging: { level: debug } }`,
    ])
      expect(bundle(same)).toBe(base);
    for (const other of [
      `integrations: { ${one} }`,
      `integrations: { database: { type: mysql }, ${two} }`,
      `integrations: { database: { existing: other }, ${two} }`,
      `integrations: { ${one}, ${two} }\ngeneration: 2`,
    ])
      expect(bundle(other)).not.toBe(base);
  });

  test('gives rights beside those of its backings', () => {
    const rights = 'security: { identity: { permissions: [{ actions: ["s3:List*"], resources: ["*"] }] } }';
    const { value } = shop({ services: { api: service('api', rights) } });
    expect(value.units[0]!.stack!.workload!.permissions).toEqual([{ cloud: 'aws', allow: ['s3:List*'], on: ['*'] }]);
  });
});

describe('the stacks below the services', () => {
  test('are state, network, cluster and data, each after what it needs', () => {
    expect(value.stacks.map(({ name, after }) => [name, after])).toEqual([
      ['shop.aws-111111111111.state', []],
      ['shop.live.network', []],
      ['shop.live.cluster', ['shop.live.network']],
      ['shop.live.data', ['shop.live.network']],
    ]);
  });

  test('keep their state in one place, but for the one that makes it', () => {
    expect(value.stacks.map(({ state }) => state?.store)).toEqual([undefined, ...Array(3).fill('shop-live-state')]);
  });

  test('of two environments in one account make its state once', () => {
    const second = live.replaceAll('live', 'next').replace('shop-next-state', 'shop-live-state');
    const names = shop({ environments: { live, next: second } }).value.stacks.map(({ name }) => name);
    expect(names.filter((name) => name.endsWith('.state'))).toEqual(['shop.aws-111111111111.state']);
  });

  test('hold what services share', () => {
    expect(value.stacks.at(-1)!.bindings.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'database postgres',
      'cache redis',
      'bucket storage',
    ]);
  });

  test('make no network where one exists', () => {
    const environments = { live: `${live}network: { existing: theirs }\n` };
    const stacks = shop({ environments, services: {} }).value.stacks;
    expect(stacks.map(({ name }) => name)).not.toContain('shop.live.network');
    expect(stacks.find(({ name }) => name === 'shop.live.cluster')!.after).toEqual([]);
  });

  test('are not built on what is wrong', () => {
    expect(shop({ services: { api: service('api', 'dependencies: [nobody]') } }).value.stacks).toEqual([]);
  });
});
