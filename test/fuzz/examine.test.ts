import type { Problem } from '../../lib/model/problem';
import { printArtifact } from '../../lib/synth/render/print';
import { unitsOf } from '../../lib/synth/units/all';
import { examine, type Texts } from './examine';

/** The real ones, unless a test has them do something else. */
function watched(module: string): Readonly<Record<string, unknown>> {
  const real = jest.requireActual<Readonly<Record<string, unknown>>>(module);
  const entries = Object.entries(real).map(([name, value]) => [
    name,
    typeof value === 'function' ? jest.fn(value as (...args: unknown[]) => unknown) : value,
  ]);
  return Object.fromEntries(entries) as Readonly<Record<string, unknown>>;
}
jest.mock('../../lib/synth/units/all', () => watched('../../lib/synth/units/all'));
jest.mock('../../lib/synth/render/print', () => watched('../../lib/synth/render/print'));

const files: Texts = {
  'apps/shop/platform.yaml':
    'domain: example.com\nregistry: ghcr.io/acme\ngitops: { repository: "https://example.com/shop" }\n',
  'apps/shop/environments/live.yaml': 'stage: staging\ncloud: local\n',
  'services/shop/api/deployment-config.yaml':
    'apiVersion: v1\nkind: ServiceDeployment\nmetadata: { name: api }\nspec: { service: { image: { tag: "1.0" } } }\n',
};

test('files without mistakes have no defect', async () => {
  expect(await examine(files)).toEqual({ defects: [], problems: [] });
});

test('files with a mistake have a problem, and no defect', async () => {
  const { defects, problems } = await examine({
    ...files,
    'apps/shop/environments/live.yaml': 'stage: stagin\ncloud: local\n',
  });
  expect(defects).toEqual([]);
  expect(problems).toMatchObject([{ code: 'E204', line: 1, column: 8 }]);
});

test('what throws is a defect', async () => {
  jest.mocked(unitsOf).mockImplementationOnce(() => {
    throw new Error('inside');
  });
  expect((await examine(files)).defects).toEqual([expect.stringContaining('reading threw Error: inside')]);
});

const problem: Problem = {
  file: 'apps/shop/platform.yaml',
  line: 1,
  column: 1,
  path: '',
  code: 'E201',
  message: 'expected x',
};
test.each<[string, object]>([
  ['a code that the table explains', { code: 'E999' }],
  ['a file that somebody wrote', { file: 'nowhere.yaml' }],
  ['a line of its file', { line: 9 }],
  ['a column of its line', { column: 99 }],
  ['a path', { path: undefined }],
  ['a message of one line that shows', { message: 'a\nb' }],
  ['words that mean something', { message: 'got undefined' }],
])('a problem without %s is a defect', async (what, wrong) => {
  const value = { units: [], stacks: [], data: [], clusters: [], ownerships: [] };
  jest.mocked(unitsOf).mockReturnValueOnce({ value, problems: [{ ...problem, ...wrong } as Problem] });
  expect((await examine(files)).defects).toEqual(
    expect.arrayContaining([expect.stringContaining(`expected ${what}, got`)]),
  );
});

test('files that differ from one synthesis to the next, or read as something else, are defects', async () => {
  let count = 0;
  jest.mocked(printArtifact).mockImplementation(() => `count: ${count++}\n`);
  const { defects } = await examine(files);
  expect(defects).toContainEqual(expect.stringContaining('not the same twice'));
  expect(defects).toContainEqual(expect.stringContaining('is read as something else'));
});
