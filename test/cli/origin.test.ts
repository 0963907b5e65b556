import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { originFor } from '../../lib/cli/origin';

let base: string;
beforeEach(() => (base = realpathSync(mkdtempSync(join(tmpdir(), 'origin-')))));
afterEach(() => rmSync(base, { recursive: true, force: true }));

const put = (path: string, content: object | string) => {
  mkdirSync(dirname(join(base, path)), { recursive: true });
  writeFileSync(join(base, path), typeof content === 'string' ? content : JSON.stringify(content));
};
const own = 'host/node_modules/strata-synth';
const installed = (manifest: object | undefined, resolved?: string) => {
  put(`${own}/package.json`, { name: 'strata-synth', version: '9.8.7' });
  if (manifest) put('host/package.json', manifest);
  put('host/node_modules/.package-lock.json', { packages: { 'node_modules/strata-synth': { resolved } } });
  return originFor(join(base, 'acme'), join(base, own));
};
const copied = { dependency: 'file:vendor/strata.tgz', copy: { to: 'vendor/strata.tgz' } };

test('a package of a registry is named by its version', () => {
  expect(installed({ dependencies: { 'strata-synth': '^9.0.0' } })).toEqual({ dependency: '9.8.7' });
  expect(installed(undefined, 'https://registry.example.com/strata-synth-9.8.7.tgz')).toEqual({ dependency: '9.8.7' });
});

test('a packed package is copied, whether the folder’s own file names it or npm’s does', () => {
  put('strata.tgz', 'packed');
  expect(installed({ dependencies: { 'strata-synth': 'file:../strata.tgz' } })).toMatchObject(copied);
  expect(installed({ devDependencies: { 'strata-synth': `file:${base}/strata.tgz` } })).toMatchObject(copied);
  expect(installed(undefined, 'file:../strata.tgz')).toMatchObject(copied);
});

test.each([
  ['a packed package that is gone', 'file:../gone.tgz'],
  ['a package out of git', 'git+ssh://git@example.com/strata.git#abc'],
  ['a package under another name', 'npm:other@9.8.7'],
])('%s is named by the way to it: in a registry, anybody may claim its name', (_, spec) => {
  expect(installed({ dependencies: { 'strata-synth': spec } })).toEqual({ dependency: `file:../${own}` });
  expect(installed(undefined, spec)).toEqual({ dependency: `file:../${own}` });
});

test('a package of unknown source is a dependency by its path', () => {
  expect(installed(undefined)).toEqual({ dependency: `file:../${own}` });
});

test('a checkout is named by the way to it', () => {
  put('strata/package.json', { name: 'strata-synth', version: '9.8.7' });
  expect(originFor(join(base, 'teams/acme'), join(base, 'strata'))).toEqual({ dependency: 'file:../../strata' });
});
