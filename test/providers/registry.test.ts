import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { facts } from '../../lib/providers/facts';
import { clouds, loadClouds, needing } from '../../lib/providers/registry';
import { entry as moon } from './moon';

const root = join(__dirname, '../..');

test('every cloud of the table of facts can be loaded, under its own name', async () => {
  expect(Object.keys(clouds)).toEqual(Object.keys(facts));
  const loaded = await loadClouds({ ...clouds, moon }, ['azure', 'moon']);
  expect(Object.keys(loaded)).toEqual(['azure', 'moon']);
});

test('a cloud that is not in the table is a mistake of the program, which says what there is', async () => {
  await expect(loadClouds(clouds, ['mars'])).rejects.toThrow(
    `expected one of ${Object.keys(clouds).join(', ')}; got mars`,
  );
});

test('a binding that is not installed is asked for by name and version', async () => {
  const missing = async () => {
    throw Object.assign(new Error("Cannot find module '@cdktf/provider-x/lib/y'"), { code: 'MODULE_NOT_FOUND' });
  };
  const load = needing('@cdktf/provider-x@1.2.3', missing);
  await expect(load()).rejects.toThrow(
    '@cdktf/provider-x is not installed: npm install --save-exact @cdktf/provider-x@1.2.3',
  );
});

test('any other mistake stays what it is', async () => {
  const broken = new Error('broken');
  await expect(needing('@cdktf/provider-x@1.2.3', () => Promise.reject(broken))()).rejects.toBe(broken);
});

test('the versions that are asked for are those that are tested', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  const source = readFileSync(join(root, 'lib/providers/registry.ts'), 'utf8');
  const peers = [...source.matchAll(/'(@cdktf\/[^@']+)@([^']+)'/g)];
  expect(peers.length).toBeGreaterThan(0);
  for (const [, name, version] of peers) expect(devDependencies![name!]).toBe(version);
});
