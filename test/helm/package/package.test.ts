import { cpSync, readFileSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { list } from 'tar';
import { packageCharts } from '../../../lib/helm/package/package';
import { chartFiles, folderOf } from './charts';

const paths = (file: string) => {
  const found: string[] = [];
  list({ file, sync: true, onReadEntry: ({ path }) => void found.push(path) });
  return found;
};
const packaged = (files: Readonly<Record<string, string>>, filter = {}) => {
  const root = folderOf(files);
  return packageCharts({ root, ...filter }, join(root, 'out'));
};
const refused = (files: Readonly<Record<string, string>>) => () => packaged({ ...chartFiles, ...files });

test('a chart is packaged with the same bytes whenever, wherever and by whomever its files were written', () => {
  const first = folderOf(chartFiles);
  const second = folderOf({});
  cpSync(first, second, { recursive: true });
  utimesSync(join(second, 'dist/helm/shop/api/values.yaml'), new Date(1e12), new Date(1e12));
  const [a, b] = [first, second].map((root) => packageCharts({ root }, join(root, 'out')));
  expect(a!.map(({ digest }) => digest)).toEqual(b!.map(({ digest }) => digest));
  expect(a!.map(({ file }) => readFileSync(file))).toEqual(b!.map(({ file }) => readFileSync(file)));
  // Helm writes it into the manifest.
  expect(statSync(a![0]!.file).mtimeMs).toBe(0);
});

test('its digest is that of other files once one of them differs', () => {
  const [before] = packaged(chartFiles, { platform: 'mine' });
  const [after] = packaged({ ...chartFiles, 'dist/helm/mine/api/values.yaml': 'greeting: hi\n' }, { platform: 'mine' });
  expect(after!.digest).not.toBe(before!.digest);
});

test('a package has all files of its chart below its name, and those of the charts that it depends on', () => {
  const [shop, api] = packaged(chartFiles, { platform: 'shop' });
  const own = ['Chart.yaml', 'templates/configmap.yaml', 'values.yaml'];
  expect(paths(api!.file)).toEqual(own.map((path) => `api/${path}`));
  expect(paths(shop!.file)).toEqual([
    'shop/Chart.yaml',
    ...['api', 'cart'].flatMap((name) => own.map((path) => `shop/charts/${name}/${path}`)),
    'shop/values.yaml',
  ]);
});

test.each([
  [{}, ['mine/mine', 'mine/api', 'shop/shop', 'shop/api', 'shop/cart']],
  [{ platform: 'shop' }, ['shop/shop', 'shop/api', 'shop/cart']],
  [{ service: 'api' }, ['mine/api', 'shop/api']],
  [{ platform: 'shop', service: 'cart' }, ['shop/cart']],
  [{ platform: 'none' }, []],
])('%j chooses %j', (filter, expected) =>
  expect(packaged(chartFiles, filter).map(({ platform, name }) => `${platform}/${name}`)).toEqual(expected),
);

test('what .helmignore names is left out, as Helm leaves it out', () => {
  const [api] = packaged(
    {
      ...chartFiles,
      'dist/helm/mine/api/.helmignore': '# notes\n*.md\n/secret/\n',
      'dist/helm/mine/api/README.md': 'a',
      'dist/helm/mine/api/secret/key': 'b',
      'dist/helm/mine/api/templates/.draft.yaml': 'c',
    },
    { platform: 'mine', service: 'api' },
  );
  expect(paths(api!.file)).toEqual(
    ['.helmignore', 'Chart.yaml', 'templates/configmap.yaml', 'values.yaml'].map((path) => `api/${path}`),
  );
});

test('a link in a chart would bring any file of the disk into its package, and is refused', () => {
  const root = folderOf(chartFiles);
  symlinkSync('/etc/passwd', join(root, 'dist/helm/shop/cart/templates/users.yaml'));
  expect(() => packageCharts({ root }, join(root, 'out'))).toThrow(/users.yaml: expected a file, got a link/);
});

test.each([
  ['name: ../../../evil\nversion: 1.0.0', /expected a name that Helm takes, got "\.\.\/\.\.\/\.\.\/evil"/],
  ['name: api\nversion: 1/../../..', /expected a version that Helm takes/],
  ['name: api', /expected a version that Helm takes, got none/],
  ['name: api\nversion: 1.2', /expected a version that Helm takes, got 1\.2/],
  ['- a list', /expected a name that Helm takes/],
  ['a: [', /expected YAML: .*; run strata synth/],
])('Chart.yaml with %j is refused', (text, message) =>
  expect(refused({ 'dist/helm/shop/api/Chart.yaml': text })).toThrow(message),
);

const dependsOn = (repository: string, version = '1.2.3') => ({
  'dist/helm/shop/Chart.yaml': `name: shop\nversion: 1.0.0\ndependencies: [{name: api, version: ${version}, repository: "${repository}"}]\n`,
});

test.each([
  [dependsOn('file://../mine/api'), /expected the chart api in charts\/ or at file:\/\/ in .*shop, got file:/],
  [dependsOn('https://charts.example'), /got https:\/\/charts\.example/],
  [dependsOn('file://./nosuch'), /expected the chart api/],
  [dependsOn('file://./api', '9.9.9'), /expected api 9\.9\.9, got api 1\.2\.3/],
  [dependsOn('file://./cart'), /expected api 1\.2\.3, got cart 1\.2\.3/],
  [
    {
      'dist/helm/shop/api/Chart.yaml':
        'name: api\nversion: 1.2.3\ndependencies: [{name: shop, version: 1.2.3, repository: "file://.."}]',
    },
    /without circles/,
  ],
])('a dependency that is not there is refused (case %#)', (files, message) => expect(refused(files)).toThrow(message));

test('a dependency that is in charts/ already is taken as it is', () => {
  const there = { 'dist/helm/shop/charts/api/Chart.yaml': 'name: api\nversion: 1.2.3\n' };
  const [shop] = packaged({ ...chartFiles, ...dependsOn('https://charts.example'), ...there }, { platform: 'shop' });
  expect(paths(shop!.file)).toContain('shop/charts/api/Chart.yaml');
});
