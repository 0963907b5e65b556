import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { treeOf } from '../e2e/repository';
import { checkout, run } from './checkout';

jest.setTimeout(600_000);

let folder: string;
beforeAll(() => {
  folder = checkout();
  const { code, err } = run(folder, 'npm', 'run', '--silent', 'synth');
  if (code !== 0) throw new Error(err);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const layer = (name: string) =>
  Object.fromEntries(Object.entries(treeOf(join(folder, 'dist', name))).filter(([path]) => path !== 'manifest.json'));

test.each([
  ['cdk8s', 'kubernetes'],
  ['cdktf', 'terraform'],
])('`%s synth` writes the bytes of dist/%s that `strata synth` writes, and leaves the rest', (tool, name) => {
  const [own, others] = name === 'kubernetes' ? ['kubernetes', 'terraform'] : ['terraform', 'kubernetes'];
  const before = { own: layer(own), others: layer(others) };
  expect(Object.keys(before.own).length).toBeGreaterThan(10);
  // A stale file must go, a lost one must come back.
  const lost = Object.keys(before.own)[0]!;
  rmSync(join(folder, 'dist', own, lost));

  const ended = run(folder, join('node_modules/.bin', tool), 'synth');
  expect({ ...ended, out: '' }).toMatchObject({ code: 0 });
  expect(layer(own)).toEqual(before.own);
  expect(layer(others)).toEqual(before.others);
});

test('`cdk8s synth` lists what it made', () => {
  expect(readdirSync(join(folder, 'build/cdk8s')).length).toBeGreaterThan(0);
});
