import { clear, live, platform, repository, service, shop } from '../../e2e/repository';

jest.setTimeout(60_000);
afterEach(clear);

const files = {
  ...shop,
  'apps/shop/environments/live.yaml': live,
  'services/shop/api/deployment-config.yaml': service('api', 'integrations: { storage: {} }\n'),
};

test('the list names every stack, where it is, and what must be applied before', async () => {
  const one = repository(files);
  await one.clean();
  const { stacks, version } = JSON.parse(one.text('dist/terraform/manifest.json'));
  const folders = Object.keys(one.tree('dist/terraform/stacks')).map((path) => path.split('/')[0]);
  expect(version).toBe('0.21.0');
  expect(Object.keys(stacks)).toEqual([...new Set(folders)].sort());
  expect(stacks['shop.live.api']).toMatchObject({
    workingDirectory: 'stacks/shop.live.api',
    synthesizedStackPath: 'stacks/shop.live.api/cdk.tf.json',
    dependencies: expect.arrayContaining(['shop.live.cluster']),
  });
  for (const { dependencies } of Object.values<{ dependencies: string[] }>(stacks))
    for (const name of dependencies) expect(stacks).toHaveProperty([name]);
});

test('the list is never stale, nor told among what was written', async () => {
  const one = repository(files);
  expect((await one.clean()).written.filter((path) => path.includes('manifest'))).toEqual([]);
  one.remove('dist/terraform/manifest.json');
  expect(await one.clean({ check: true })).toMatchObject({ written: [], removed: [] });
  expect(await one.clean()).toMatchObject({ written: [], removed: [] });
  expect(one.text('dist/terraform/manifest.json')).toContain('shop.live.api');
});

test('rows count what belongs to each environment', async () => {
  const one = repository({ ...files, 'apps/empty/platform.yaml': platform });
  const { rows, written } = await one.clean();
  const own = (part: string, layer: string) =>
    written.filter((path) => path.startsWith(layer) && path.includes(part)).length;
  expect(rows.map(({ platform: of, environment, services }) => [of, environment, services])).toEqual([
    ['shop', 'home', 1],
    ['shop', 'live', 1],
  ]);
  expect(rows.map(({ objects }) => objects)).toEqual([own('/home/', 'kubernetes'), own('/live/', 'kubernetes')]);
  const resources = Object.entries(one.tree('dist/terraform/stacks')).flatMap(([path, text]) =>
    path.startsWith('shop.live.') ? Object.values<object>(JSON.parse(text).resource ?? {}).flatMap(Object.keys) : [],
  );
  expect(rows.map((row) => row.resources)).toEqual([0, resources.length]);
  expect(resources.length).toBeGreaterThan(20);
});
