import { type Selection, covers } from '../../lib/synth/selection';
import type { Layer } from '../../lib/synth/layer';
import { type Files, clear, folderOf, home, live, platform, repository, service, shop } from '../e2e/repository';

jest.setTimeout(60_000);
afterAll(clear);

const ownerships = [
  { platform: 'shop', cluster: 'blue', environment: 'live' },
  { platform: 'shop', cluster: 'blue', environment: 'live' },
  { platform: 'shop', cluster: 'home', environment: 'home' },
];
const paths: Readonly<Record<Layer, readonly string[]>> = {
  kubernetes: [
    'shop/environments/live/api/run/a.yaml',
    'shop/environments/live/web/run/a.yaml',
    'shop/environments/live/data/bindings/a.yaml',
    'shop/environments/blue/api/run/a.yaml',
    'shop/clusters/blue/flux/a.yaml',
    'shop/clusters/live/flux/a.yaml',
    'other/environments/live/api/run/a.yaml',
    'other/clusters/blue/flux/a.yaml',
    'stray.yaml',
  ],
  terraform: [
    'stacks/shop.live.api/cdk.tf.json',
    'stacks/shop.live.data/cdk.tf.json',
    'stacks/shop.blue.network/cdk.tf.json',
    'stacks/shop.blue.api/cdk.tf.json',
    'stacks/shop.live.cluster/cdk.tf.json',
    'stacks/shop.aws-1.state/cdk.tf.json',
    'stacks/other.live.api/cdk.tf.json',
    'manifest.json',
  ],
  helm: ['shop/api/Chart.yaml', 'shop/api/templates/service.yaml', 'other/api/Chart.yaml'],
};
const covered = (selection: Selection, layer: Layer) => paths[layer].filter(covers(selection, layer, ownerships));

test('the whole covers everything', () => {
  for (const layer of ['kubernetes', 'terraform', 'helm'] as const) expect(covered({}, layer)).toEqual(paths[layer]);
});

test.each<[Selection, readonly string[], readonly string[]]>([
  [
    { platform: 'other' },
    ['other/environments/live/api/run/a.yaml', 'other/clusters/blue/flux/a.yaml'],
    ['stacks/other.live.api/cdk.tf.json'],
  ],
  [
    { platform: 'shop', environment: 'live' },
    [
      'shop/environments/live/api/run/a.yaml',
      'shop/environments/live/web/run/a.yaml',
      'shop/environments/live/data/bindings/a.yaml',
      'shop/clusters/blue/flux/a.yaml',
    ],
    ['stacks/shop.live.api/cdk.tf.json', 'stacks/shop.live.data/cdk.tf.json', 'stacks/shop.blue.network/cdk.tf.json'],
  ],
  [{ environment: 'blue' }, ['shop/environments/blue/api/run/a.yaml'], ['stacks/shop.blue.api/cdk.tf.json']],
  [
    { platform: 'shop', service: 'api' },
    ['shop/environments/live/api/run/a.yaml', 'shop/environments/blue/api/run/a.yaml'],
    ['stacks/shop.live.api/cdk.tf.json', 'stacks/shop.blue.api/cdk.tf.json'],
  ],
  [{ service: 'flux' }, [], []],
  [{ service: 'network' }, [], []],
])('%j covers no more than its own', (selection, kubernetes, terraform) => {
  expect(covered(selection, 'kubernetes')).toEqual(kubernetes);
  expect(covered(selection, 'terraform')).toEqual(terraform);
});

describe('a synthesis of a part', () => {
  const files = {
    ...shop,
    'apps/shop/environments/live.yaml': `${live}cluster: { name: blue, issuer: "https://issuer.example.com" }\n`,
    'apps/shop/environments/green.yaml': live.replace('production', 'staging').concat('cluster: { name: blue }\n'),
    [`${folderOf('web')}/deployment-config.yaml`]: service('web', 'integrations: { storage: {} }\n'),
    'apps/other/platform.yaml': platform.replace('example.com', 'example.org'),
    'apps/other/environments/home.yaml': home,
    'services/other/api/deployment-config.yaml': service('api'),
  };

  let one: ReturnType<typeof repository>;
  let whole: Files;
  beforeAll(async () => {
    one = repository(files);
    await one.clean();
    whole = one.tree();
  });
  beforeEach(() => one.lay(Object.fromEntries(Object.entries(whole).map(([path, text]) => [`dist/${path}`, text]))));

  test.each<[Selection, RegExp]>([
    [{ platform: 'other' }, /^(kubernetes\/other\/|terraform\/stacks\/other\.)/],
    [
      { platform: 'shop', environment: 'live' },
      /^(kubernetes\/shop\/(environments\/live|clusters\/blue)\/|terraform\/stacks\/shop\.(live|blue)\.)/,
    ],
    [
      { platform: 'shop', environment: 'green' },
      /^(kubernetes\/shop\/environments\/green\/|terraform\/stacks\/shop\.green\.)/,
    ],
    [
      { platform: 'shop', service: 'web' },
      /^(kubernetes\/shop\/environments\/\w+\/web\/|terraform\/stacks\/shop\.\w+\.web\/)/,
    ],
    [{ platform: 'shop', environment: 'home', service: 'api' }, /^kubernetes\/shop\/environments\/home\/api\//],
  ])('%j writes its own files anew, and neither touches nor removes another', async (selection, own) => {
    // What is stale outside the part must outlive it; what is stale inside must not.
    const damaged = Object.fromEntries(
      Object.entries(whole).map(([path, text]) => [path, text.replace(/\n/, '\n \n')]),
    );
    one.lay(Object.fromEntries(Object.entries(damaged).map(([path, text]) => [`dist/${path}`, text])));
    const mine = Object.keys(whole).filter((path) => own.test(path));
    expect(mine.length).toBeGreaterThan(0);

    const { written, removed } = await one.clean(selection);
    const skipped = (path: string) => path !== 'terraform/manifest.json';
    expect([...written].sort()).toEqual(mine);
    expect(removed).toEqual([]);
    const after = one.tree();
    for (const path of Object.keys(whole).filter(skipped))
      expect([path, after[path]]).toEqual([path, own.test(path) ? whole[path] : damaged[path]]);
  });

  test('of one platform keeps the stacks of the others in the list that the cdktf CLI cleans up by', async () => {
    const before = one.text('dist/terraform/manifest.json');
    await one.clean({ platform: 'other' });
    expect(one.text('dist/terraform/manifest.json')).toBe(before);
  });

  test.each([
    [{ platform: 'shp' }, '--platform:1:1 expected one of shop, other, got shp; did you mean shop? [E354]'],
    [
      { platform: 'shop', environment: 'lve' },
      '--environment:1:1 expected one of live, home, green, got lve; did you mean live? [E354]',
    ],
    [{ platform: 'other', service: 'web' }, '--service:1:1 expected api, got web [E354]'],
    [{ service: '../x' }, expect.stringContaining('[E354]')],
    [{ environment: '__proto__' }, expect.stringContaining('[E354]')],
  ])('%j, of what is not there, is a mistake', async (selection, message) => {
    expect(await one.problems(selection)).toEqual([message]);
  });

  // Last, since it changes a service.
  test('removes what its part no longer makes, and nothing else', async () => {
    one.lay({ [`${folderOf('web')}/deployment-config.yaml`]: service('web') });
    const { removed } = await one.clean({ platform: 'shop', environment: 'live' });
    expect(removed).toContain('terraform/stacks/shop.live.web/cdk.tf.json');
    expect(removed.filter((path) => !/live|blue/.test(path))).toEqual([]);
  });
});
