import { closeSync, ftruncateSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { strata } from '../cli/fake';
import { type Files, clear, folderOf, repository, service, shop } from '../e2e/repository';

jest.setTimeout(60_000);
afterEach(clear);

const config = `${folderOf('api')}/deployment-config.yaml`;
const bomb = ['a0: &a0 [x, x]', ...Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`)].join(
  '\n',
);

/** Most of the processor's time that any of them may take, in seconds: what grows with a file's nesting or aliases would take far longer. */
const limit = 15;

test.each<[string, string, RegExp]>([
  ['aliases of aliases, two to the fortieth', bomb, /:\d+:\d+ .*\[E11[34]\]/],
  ['an alias inside what it names', 'spec: &a { b: *a }', /:1:\d+ .*\[E114\]/],
  ['a hundred thousand lists in each other', '['.repeat(100_000), /:1:\d+ .*\[E11[13]\]/],
  ['a hundred thousand mappings in each other', '{a: '.repeat(100_000), /:1:\d+ .*\[E11[13]\]/],
  [
    'keys in keys, each on a line of its own',
    Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
    /\[E11[13]\]/,
  ],
  ['two hundred thousand quotes', '"'.repeat(200_000), /:1:\d+ .*\[E11[13]\]/],
  ['one key two hundred thousand times', 'a: 1\n'.repeat(200_000), /:\d+:\d+ .*\[E11[36]\]/],
  ['a key twice', `${service('api')}\nspec: {}`, /:\d+:1 .*\[E116\]/],
  ['bytes of a program', '\x7fELF\0\0', /:1:1 .*\[E103\]/],
  ['a line that hides its end', 'kind: a # \u202e 1 :b', /:1:\d+ .*\[E117\]/],
])('%s end with 2, at a place, without a trace of the code', async (_, text, place) => {
  const one = repository(shop);
  await one.clean();
  const before = one.tree();
  one.lay({ [config]: text });
  const start = process.cpuUsage();
  const { code, err } = await strata(['synth', '-C', one.root]);
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1e6).toBeLessThan(limit);
  expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(place) });
  expect(err).toContain(config);
  expect(err).not.toMatch(/inside strata|\n\s+at |node_modules/);
  expect(one.tree()).toEqual(before);
});

test('a file of 50 MB ends with 2 before it is read', async () => {
  const one = repository(shop);
  const file = openSync(join(one.root, config), 'w');
  ftruncateSync(file, 50 * 1024 * 1024);
  closeSync(file);
  const { code, err } = await strata(['synth', '-C', one.root]);
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(`${config}:1:1 expected at most 5 MB`) });
});

test('carriage returns and a byte order mark change nothing of what comes out', async () => {
  const plain = repository(shop);
  await plain.clean();
  const other = repository(
    Object.fromEntries(Object.entries(shop).map(([path, text]) => [path, `\ufeff${text.replaceAll('\n', '\r\n')}`])),
  );
  await other.clean();
  expect(other.tree()).toEqual(plain.tree());
});

test.each<[string, Files]>([
  ['of a service', { [config]: '{[' }],
  ['of an overlay', { [`${folderOf('api')}/environments/home.yaml`]: '{[' }],
  ['of a platform', { 'apps/shop/platform.yaml': '{[' }],
  ['of an environment', { 'apps/shop/environments/home.yaml': '{[' }],
  ['of a manifest beside', { [`${folderOf('api')}/extra/a.yaml`]: '{[' }],
  ['of a stack beside', { [`${folderOf('api')}/extra/a.tf.json`]: '{[' }],
])('validate, explain and synth name the file %s that is none', async (_, broken) => {
  const one = repository({ ...shop, ...broken });
  const [path] = Object.keys(broken);
  // What lies beside a spec says nothing of its values.
  const explain = path!.includes('/extra/') ? [] : [['explain', 'api', 'home', 'deployment.replicas']];
  for (const words of [['validate'], ['synth'], ['synth', '--check'], ...explain]) {
    const { code, err, out } = await strata([...words, '-C', one.root]);
    expect({ words, code, said: err + out }).toEqual({ words, code: 2, said: expect.stringContaining(`${path}:1:`) });
    expect(err + out).not.toMatch(/inside strata|\n\s+at /);
  }
});
