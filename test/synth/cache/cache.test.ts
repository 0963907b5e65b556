import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Repository, clear, folderOf, live, repository, service, shop } from '../../e2e/repository';

jest.setTimeout(60_000);
afterEach(clear);

const cacheOf = ({ root }: Repository) => join(root, 'build/cache');
const entriesOf = (one: Repository) =>
  readdirSync(cacheOf(one), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));

/** Paths that a run renders, told by what it reports as progress. */
async function steps(one: Repository, options = {}): Promise<string[]> {
  const names: string[] = [];
  await one.clean({ ...options, onProgress: (_done, _total, name) => void names.push(name) });
  return names;
}

const two = { ...shop, [`${folderOf('web')}/deployment-config.yaml`]: service('web') };

test('what nothing has changed is not made again', async () => {
  const one = repository(two);
  expect((await steps(one)).length).toBeGreaterThan(0);
  expect(await steps(one)).toEqual([]);
});

test('an edit makes that service again, and no other', async () => {
  const one = repository(two);
  await one.clean();
  one.lay({ [`${folderOf('web')}/deployment-config.yaml`]: service('web', 'deployment: { replicas: 3 }\n') });
  const names = await steps(one);
  expect(names).toContain('shop.home.web');
  expect(names).not.toContain('shop.home.api');
  expect(one.text('dist/kubernetes/shop/environments/home/web/run/deployment-web.yaml')).toContain('replicas: 3');
});

test('an edit that is taken back is not made again: a branch finds what it left', async () => {
  const one = repository(two);
  await one.clean();
  const before = one.tree();
  const path = `${folderOf('web')}/deployment-config.yaml`;
  one.lay({ [path]: service('web', 'deployment: { replicas: 3 }\n') });
  await one.clean();
  one.lay({ [path]: service('web') });
  expect(await steps(one)).toEqual([]);
  expect(one.tree()).toEqual(before);
});

test('a changed, truncated or deleted file in dist is restored', async () => {
  const one = repository(two);
  await one.clean();
  const before = one.tree();
  const file = 'dist/kubernetes/shop/environments/home/web/run/deployment-web.yaml';
  for (const spoil of [
    () => one.lay({ [file]: `${one.text(file)}# mine\n` }),
    () => one.lay({ [file]: one.text(file).split('\n')[0]! }),
    () => one.remove(file),
  ]) {
    spoil();
    expect((await one.clean()).written).toEqual([file.slice('dist/'.length)]);
    expect(one.tree()).toEqual(before);
  }
});

test.each([
  ['cut short', (text: string) => text.slice(0, text.length / 2)],
  ['changed in its middle', (text: string) => text.replace('web', 'wob')],
  ['emptied', () => ''],
  ['of another make', () => '{"slips":[],"problems":[],"texts":[]}'],
])('a cache whose files are %s is not believed', async (_, spoil) => {
  const one = repository(two);
  await one.clean();
  const before = one.tree();
  for (const file of entriesOf(one)) writeFileSync(file, spoil(readFileSync(file, 'utf8')));
  one.remove('dist');
  expect((await steps(one)).length).toBeGreaterThan(0);
  expect(one.tree()).toEqual(before);
});

test('a cache that loses its entries, but not the list of them, costs nothing but time', async () => {
  const one = repository(two);
  await one.clean();
  const before = one.tree();
  for (const name of readdirSync(cacheOf(one)))
    if (/^..$/.test(name)) rmSync(join(cacheOf(one), name), { recursive: true });
  one.remove('dist');
  await one.clean();
  expect(one.tree()).toEqual(before);
});

test('a cache that cannot be written is done without', async () => {
  const one = repository({ ...two, 'build/cache': 'a file in its place\n' });
  expect((await steps(one)).length).toBeGreaterThan(0);
  expect((await steps(one)).length).toBeGreaterThan(0);
});

test('without the cache nothing is read from it or left in it', async () => {
  const one = repository(two);
  await one.clean({ cache: false });
  expect(one.tree('').toString()).not.toContain('build/');
  expect((await steps(one, { cache: false })).length).toBeGreaterThan(0);
});

test('an extension is run each time', async () => {
  const one = repository({ ...two, [`${folderOf('web')}/extend.ts`]: 'export const chart = () => {};\n' });
  await one.clean();
  expect(await steps(one)).toEqual(['shop.home.web', 'shop.home.web']);
});

test('what one selection of layers or services made, another finds', async () => {
  const one = repository({ ...two, 'apps/shop/environments/live.yaml': live });
  await one.clean();
  expect(await steps(one, { layers: ['kubernetes'] })).toEqual([]);
  expect(await steps(one, { service: 'web' })).toEqual([]);
  expect(await steps(one, { environment: 'live' })).toEqual([]);
});
