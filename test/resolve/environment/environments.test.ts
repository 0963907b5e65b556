import { home, live, platform, service, shop, told } from '../shop';

const services = { api: service('api') };
const made = (environments: Record<string, string>, text = platform) =>
  shop({ platform: text, environments, services });
const codes = (environments: Record<string, string>, text = platform) =>
  made(environments, text).problems.map(({ code }) => code);

describe('an environment', () => {
  test('needs a placement on its cloud, and a place for its state', () => {
    expect(codes({ live: 'stage: staging\ncloud: aws\n' })).toEqual(['E330', 'E331']);
  });

  test('stands in regions that the platform allows', () => {
    const { problems } = made({ live }, `${platform}regions: [eu-central-1, germanywestcentral]\n`);
    expect(told(problems)).toEqual([
      'environments/live.yaml:8:73 placements.aws.failoverRegion: expected one of eu-central-1, germanywestcentral, got eu-west-1; platform.yaml lists regions [E334]',
    ]);
  });

  test('answers at its own host, in production at the domain', () => {
    const { value } = made({ live, home });
    expect(value.units.map(({ environment }) => environment.host)).toEqual(['home.example.com', 'example.com']);
  });

  test('gives what it shares its stage’s policy', () => {
    const { value } = made({ live, home });
    const shared = value.units.map(({ environment }) => environment.shared.postgres!.options);
    expect(shared).toEqual([
      expect.objectContaining({ highlyAvailable: false, deletionProtection: false, backupRetentionDays: 1 }),
      expect.objectContaining({ highlyAvailable: true, deletionProtection: true, backupRetentionDays: 30 }),
    ]);
  });

  test('shares a registry with one repository a service, unless it names them', () => {
    const registry = (more: string) => ({ live: `${live}  images: { kind: registry${more} }\n` });
    const repositories = (more: string) =>
      (made(registry(more)).value.units[0]!.environment.shared.images!.options as unknown as { repositories: string[] })
        .repositories;
    expect(repositories('')).toEqual(['api']);
    expect(repositories(', repositories: [a, b]')).toEqual(['a', 'b']);
  });

  test('limits what containers get by some resources only', () => {
    const { value, problems } = made({ home: `${home}limits: { default: { memory: 1Gi } }\n` });
    expect(problems).toEqual([]);
    expect(value.units[0]!.environment.limits).toEqual({
      default: { memory: '1Gi' },
      defaultRequest: { cpu: '100m', memory: '128Mi' },
    });
  });
});

describe('a cluster', () => {
  const guest = 'stage: staging\ncloud: local\ncluster: home\n';

  test('bears its environment’s name unless it has one', () => {
    expect(made({ live, home }).value.clusters.map(({ cluster }) => cluster.name)).toEqual(['home', 'live']);
  });

  test('is shared by the environments that name it', () => {
    const { value, problems } = made({ home, guest });
    expect(problems).toEqual([]);
    expect(value.clusters.map(({ cluster, namespaces }) => [cluster.name, namespaces.map(({ name }) => name)])).toEqual(
      [['home', ['shop-guest', 'shop-home']]],
    );
    expect(value.units.map(({ environment }) => environment.clusterOwner)).toEqual(['home', 'home']);
  });

  test('keeps its network, whatever a guest says', () => {
    const { problems, value } = made({ home, guest: `${guest}network: { cidr: 10.9.0.0/16 }\n` });
    expect(told(problems)).toEqual([expect.stringMatching(/^environments\/guest\.yaml:4:\d+ network: .*\[W202]$/)]);
    expect(value.units[1]!.environment.network.cidr).toBe('10.0.0.0/16');
  });

  test('that exists already has no stack, and its own node pools', () => {
    const environments = {
      live: live.replace('cluster: { name: live', 'cluster: { existing: theirs, nodePools: { a: {} }'),
    };
    const { value, problems } = made(environments);
    expect(told(problems)).toEqual([expect.stringMatching(/cluster\.nodePools: theirs exists already.*\[W202]$/)]);
    expect(value.stacks.map(({ name }) => name)).toEqual(['shop.aws-111111111111.state', 'shop.live.data']);
  });

  test('cannot be made where its cloud has none', () => {
    expect(codes({ home: `${home}cluster: { version: "1.33" }\n` })).toEqual(['E332']);
    expect(codes({ home: `${home}cluster: { cloud: moon }\n` })).toEqual(['E332']);
  });

  test('has no pool whose least is above its most', () => {
    const environments = { live: live.replace('cluster: {', 'cluster: { nodePools: { a: { min: 5, max: 2 } },') };
    expect(told(made(environments).problems)).toEqual([
      expect.stringMatching(
        /^environments\/live\.yaml:5:\d+ cluster\.nodePools\.a: expected min at most max, got min 5 and max 2 \[E333]$/,
      ),
    ]);
  });
});
