import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout, own, run } from './checkout';

jest.setTimeout(600_000);

const { devDependencies } = JSON.parse(readFileSync(join(own, 'package.json'), 'utf8'));
let source: string;
let folder: string;
let packed: { readonly filename: string; readonly files: readonly { readonly path: string }[] };
beforeAll(() => {
  source = checkout();
  folder = mkdtempSync(join(tmpdir(), 'strata-package-'));
  const { code, out, err } = run(source, 'npm', 'pack', '--json', '--pack-destination', folder);
  if (code !== 0) throw new Error(err);
  [packed] = JSON.parse(out.slice(out.indexOf('[\n')));

  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const aws = `@cdktf/provider-aws@${devDependencies['@cdktf/provider-aws']}`;
  const installed = run(
    folder,
    'npm',
    'install',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    // What those who take care install: no scripts, and not the tool that cdk8s-plus-27 names by mistake.
    '--ignore-scripts',
    '--omit=optional',
    `./${packed.filename}`,
    aws,
  );
  if (installed.code !== 0) throw new Error(installed.err);
});
afterAll(() => [source, folder].forEach((one) => rmSync(one, { recursive: true, force: true })));

const strata = (...words: string[]) => run(folder, join(folder, 'node_modules/.bin/strata'), ...words);

test('the package holds what runs, its types and the schemas, and nothing else', () => {
  const paths = packed.files.map(({ path }) => path);
  const allowed =
    /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|schemas\/[-\w]+\.schema\.json|build\/(strata\.js(\.licenses\.txt)?|lib\/[-\w/]+\.(js|d\.ts)))$/;
  expect(paths.filter((path) => !allowed.test(path))).toEqual([]);
  for (const path of [
    'build/lib/cli/main.js',
    'build/strata.js',
    'build/lib/cli/templates/service.js',
    'schemas/service.schema.json',
    'LICENSE',
  ])
    expect(paths).toContain(path);
  const library = readdirSync(join(source, 'lib'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.ts'),
  );
  expect(paths).toEqual(expect.arrayContaining(library.map((path) => `build/lib/${path.replace(/ts$/, 'js')}`)));
});

test('the package names no path of the machine that made it', () => {
  const installed = join(folder, 'node_modules/strata-synth');
  for (const { path } of packed.files) {
    const text = readFileSync(join(installed, path), 'utf8');
    for (const machine of [source, own, tmpdir()])
      expect([path, text.includes(`${machine}/strata-`) || text.includes(`${own}/`)]).toEqual([path, false]);
  }
});

test('a new repository synthesizes in a cluster and on AWS, with nothing else installed', () => {
  expect(run(folder, 'npx', 'strata', 'init', '.', '--platform', 'acme', '--force')).toMatchObject({ code: 0 });
  expect(strata('add', 'environment', 'acme', 'live', '--cloud', 'aws')).toMatchObject({ code: 0 });
  expect(strata('synth')).toMatchObject({ code: 0, err: '' });
  expect(readdirSync(join(folder, 'dist/terraform/stacks')).join()).toContain('acme.live.network');
  expect(strata('synth', '--check', '--strict')).toMatchObject({ code: 0 });
});

test('in an empty folder a new repository is whole, its next command works, and both work again', () => {
  const empty = mkdtempSync(join(tmpdir(), 'strata-empty-'));
  try {
    // As npx does it: the package and nothing beside it.
    const words = ['--yes', '--package', join(folder, packed.filename), 'strata', 'init', 'acme'];
    for (const _ of ['once', 'again']) {
      const { code, out } = run(empty, 'npx', ...words);
      expect([code, out]).toEqual([0, '15 files made in acme; next: cd acme && make synth\n']);
      expect(readdirSync(empty)).toEqual(['acme']);
      const { dependencies } = JSON.parse(readFileSync(join(empty, 'acme/package.json'), 'utf8'));
      expect(dependencies).toEqual({ 'strata-synth': `file:vendor/${packed.filename}` });
      expect(run(empty, 'npx', ...words)).toMatchObject({ code: 2, err: expect.stringContaining('--force') });
      if (_ === 'once') rmSync(join(empty, 'acme'), { recursive: true });
    }
    const next = run(empty, 'bash', '-c', 'cd acme && npm_config_prefer_offline=true make synth && make test');
    expect({ code: next.code, err: next.err }).toEqual({ code: 0, err: '' });
    expect(readdirSync(join(empty, 'acme/dist/terraform/stacks')).join()).toContain('acme.production.network');
  } finally {
    rmSync(empty, { recursive: true, force: true });
  }
});

test('what an extension imports is what its service is made of', () => {
  const [service] = readdirSync(join(folder, 'services/acme'));
  const extension = join(folder, 'services/acme', service!, 'extend.ts');
  writeFileSync(
    extension,
    `import { ApiObject, Chart } from 'cdk8s';
import { ServiceAccount } from 'cdk8s-plus-27';
import { KubeDeployment } from 'cdk8s-plus-27/lib/imports/k8s';
import { Construct } from 'constructs';

export function chart(chart: Chart) {
  const all = chart.node.findAll();
  const kinds = [Construct, Chart, ApiObject, KubeDeployment].map((kind) => all.some((one) => one instanceof kind));
  new ServiceAccount(chart, 'found', { metadata: { name: 'found-' + kinds.join('-') } });
}
`,
  );
  expect(strata('synth')).toMatchObject({ code: 0, err: '' });
  const written = readdirSync(join(folder, 'dist/kubernetes'), { recursive: true, encoding: 'utf8' });
  expect(written.join()).toContain('found-true-true-true-true');
  rmSync(extension);
  expect(strata('synth')).toMatchObject({ code: 0 });
});

test('a cloud whose package is not there says which one to install', () => {
  expect(strata('add', 'environment', 'acme', 'eu', '--cloud', 'azure')).toMatchObject({ code: 0 });
  const { code, err } = strata('synth');
  expect(code).toBe(1);
  expect(err).toContain(
    `npm install --save-exact @cdktf/provider-azurerm@${devDependencies['@cdktf/provider-azurerm']}`,
  );
  expect(err).not.toMatch(/\n\s+at |Require stack|inside strata/);
});

test('an entry point of a program is what the package exports', () => {
  const script =
    "const { synthesize } = require('strata-synth'); const { builtIn } = require('strata-synth/synth/toolkit'); console.log(typeof synthesize, Object.keys(builtIn.clouds).includes('aws'))";
  expect(run(folder, process.execPath, '-e', script)).toMatchObject({ code: 0, out: 'function true\n' });
});
