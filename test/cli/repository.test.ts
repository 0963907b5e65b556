import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parse } from 'yaml';
import { add } from '../../lib/cli/add';
import { init } from '../../lib/cli/init';
import type { Synthesize } from '../../lib/cli/synth';
import type { Problem } from '../../lib/model/problem';
import { MissingPackage } from '../../lib/providers/registry';
import { validate } from '../../lib/synth/validate';
import { clean, strata } from './fake';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'shop-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (path: string) => readFileSync(join(folder, path), 'utf8');
const roots: string[] = [];
const verbs = [
  add,
  (...[program, setting]: Parameters<typeof init>) =>
    init(
      program,
      setting,
      async () =>
        async ({ root }) => (roots.push(root), clean),
    ),
];
const run = (...words: string[]) => strata(words, { known: verbs });
const files = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort();

describe('init', () => {
  test('makes a repository, synthesizes it at once and says what to do next', async () => {
    const { code, out } = await run('init', folder, '--platform', 'shop');
    expect({ code, out }).toEqual({
      code: 0,
      out: `14 files made in ${folder}, 2 synthesized under dist/; next: cd ${relative('.', folder)} && make synth\n`,
    });
    expect(roots.at(-1)).toBe(folder);
    expect(files()).toEqual(
      [
        '.gitattributes',
        '.gitignore',
        'Makefile',
        'README.md',
        'apps/kubernetes.ts',
        'apps/shop/environments/development.yaml',
        'apps/shop/environments/production.yaml',
        'apps/shop/platform.yaml',
        'apps/terraform.ts',
        'cdk8s.yaml',
        'cdktf.json',
        'package.json',
        'services/shop/hello/deployment-config.yaml',
        'tsconfig.json',
      ].sort(),
    );
  });

  describe('whose synthesis does not come to an end', () => {
    const failing = (synthesize: Synthesize) => (words: readonly string[]) =>
      strata(words, { known: [(program, setting) => init(program, setting, async () => synthesize)] });
    const problem: Problem = { file: 'x', line: 1, column: 1, path: '', code: 'E201', message: 'expected a, got b' };
    const broken: Error = new Error('broken');
    const ways: readonly (readonly [string, Synthesize])[] = [
      ['a problem', async () => ({ ...clean, problems: [problem], written: [] })],
      ['an error', () => Promise.reject(broken)],
    ];

    test.each(ways)('leaves nothing after %s, and a second try works', async (_, fails) => {
      const first = await failing(async (options) => {
        mkdirSync(join(folder, 'new/acme/build/cache'), { recursive: true });
        return fails(options);
      })(['init', join(folder, 'new/acme')]);
      expect(first.code).not.toBe(0);
      expect(readdirSync(folder)).toEqual([]);
      expect((await run('init', join(folder, 'new/acme'))).code).toBe(0);
    });

    test.each(ways)('leaves after %s what was there before', async (_, fails) => {
      mkdirSync(join(folder, 'apps/other'), { recursive: true });
      writeFileSync(join(folder, 'apps/other/platform.yaml'), 'mine');
      writeFileSync(join(folder, 'Makefile'), 'mine');
      expect((await failing(fails)(['init', folder, '-p', 'shop', '--force'])).code).not.toBe(0);
      expect(files()).toEqual(['Makefile', 'apps/other/platform.yaml']);
      expect(readdirSync(join(folder, 'apps'))).toEqual(['other']);
    });

    test('for want of a package is whole, and names what installs it', async () => {
      const missing = failing(() => Promise.reject(new MissingPackage('@cdktf/provider-aws is not installed')));
      expect(await missing(['init', join(folder, 'shop')])).toEqual({
        code: 0,
        err: '',
        out: `14 files made in ${folder}/shop; next: cd ${relative('.', folder)}/shop && make synth\n`,
      });
      expect(files().filter((file) => file.startsWith('shop/'))).toHaveLength(14);
    });

    test('for a file in the way leaves nothing', async () => {
      writeFileSync(join(folder, 'apps'), 'mine');
      expect((await run('init', folder, '-p', 'shop', '--force')).code).toBe(1);
      expect(files()).toEqual(['apps']);
    });
  });

  test('names the folder to go to as a shell reads it', async () => {
    const { out } = await run('init', join(folder, "it's mine"), '-p', 'shop');
    expect(out).toContain(`cd '${relative('.', folder)}/it'\\''s mine' && make synth\n`);
  });

  test('pins the package and the tools that it was tested with', async () => {
    await run('init', folder, '--platform', 'shop');
    const own = jest.requireActual<{ devDependencies: Record<string, string> }>('../../package.json');
    const made = JSON.parse(read('package.json'));
    expect(made.dependencies).toEqual({ 'strata-synth': `file:${relative(folder, join(__dirname, '../..'))}` });
    expect(made.devDependencies['cdk8s-cli']).toBe(own.devDependencies['cdk8s-cli']);
    expect(Object.values(made.devDependencies)).not.toContain('*');
  });

  test('runs what is installed, and no package of a registry that bears a name of ours', async () => {
    await run('init', folder, '--platform', 'shop');
    const commands = ['Makefile', 'README.md', 'package.json'].flatMap((path) => read(path).split('\n'));
    const calls = commands.filter((line) => /\bnpx\b/.test(line));
    expect(calls.length).toBeGreaterThan(0);
    for (const line of calls) expect(line).not.toMatch(/npx (?!--no\b)/);
    for (const line of commands.filter((one) => /\bnpm .*(install|ci)\b/.test(one)))
      expect(line).toContain('--ignore-scripts');
    expect(read('Makefile')).toContain('node_modules/.bin/strata synth --check --strict --no-cache\n');
  });

  test.each(['apps/kubernetes.ts', 'apps/terraform.ts', 'cdk8s.yaml'])('%s is this repository’s own', async (path) => {
    await run('init', folder, '--platform', 'shop');
    const own = readFileSync(join(__dirname, '../..', path), 'utf8').replace(/^#.*\n/gm, '');
    expect(read(path)).toBe(own.replace('../lib/cli/run', 'strata-synth/cli/run'));
  });

  test('takes the folder’s name for the platform', async () => {
    expect(await run('init', '-C', folder, 'acme')).toMatchObject({ code: 0 });
    expect(existsSync(join(folder, 'acme/apps/acme/platform.yaml'))).toBe(true);
  });

  test('takes a folder that holds nothing but .git', async () => {
    mkdirSync(join(folder, '.git'));
    expect((await run('init', folder, '-p', 'shop')).code).toBe(0);
  });

  test('refuses a folder that holds something; --force adds what is missing and overwrites nothing', async () => {
    writeFileSync(join(folder, 'README.md'), 'mine');
    expect(await run('init', folder, '-p', 'shop')).toMatchObject({ code: 2, err: expect.stringContaining('--force') });
    expect(files()).toEqual(['README.md']);
    expect((await run('init', folder, '-p', 'shop', '--force')).code).toBe(0);
    expect(read('README.md')).toBe('mine');
    expect(files()).toContain('Makefile');
  });

  test.each(['Shop', '../shop', 'a b', '-x', 'a: b', 'a'.repeat(64), ''])('refuses the name %j', async (name) => {
    expect((await run('init', folder, `--platform=${name}`)).code).toBe(2);
    expect(files()).toEqual([]);
  });
});

describe('add', () => {
  beforeEach(() => {
    mkdirSync(join(folder, 'apps/shop/environments'), { recursive: true });
    writeFileSync(join(folder, 'apps/shop/platform.yaml'), 'domain: example.com\n');
  });

  test('service writes a commented spec that names its schema', async () => {
    expect(await run('add', 'service', 'shop', 'cart', '-C', folder)).toMatchObject({ code: 0 });
    const text = read('services/shop/cart/deployment-config.yaml');
    expect(text.split('\n')[0]).toBe(
      '# yaml-language-server: $schema=../../../node_modules/strata-synth/schemas/service.schema.json',
    );
    expect(parse(text)).toMatchObject({
      kind: 'ServiceDeployment',
      metadata: { name: 'cart' },
      spec: {
        service: { type: 'api', image: { tag: '0.1.0' } },
        deployment: { replicas: 2 },
        networking: { port: 8080 },
      },
    });
  });

  test('names the schemas of the repository where it has its own', async () => {
    mkdirSync(join(folder, 'schemas'));
    await run('add', 'environment', 'shop', 'staging', '-C', folder);
    expect(read('apps/shop/environments/staging.yaml')).toContain('$schema=../../../schemas/environment.schema.json\n');
  });

  test.each([
    ['staging', [], { stage: 'staging', cloud: 'local' }],
    [
      'canary',
      ['--cloud', 'aws', '--stage', 'production'],
      { stage: 'production', cloud: 'aws', state: { backend: 's3' }, placements: { aws: {} } },
    ],
    [
      'eu',
      ['--cloud', 'azure'],
      { stage: 'development', cloud: 'azure', state: { backend: 'azurerm' }, placements: { azure: {} } },
    ],
  ] as const)('environment %s %j writes what it starts from', async (name, words, expected) => {
    expect((await run('add', 'environment', 'shop', name, '-C', folder, ...words)).code).toBe(0);
    expect(parse(read(`apps/shop/environments/${name}.yaml`))).toMatchObject(expected);
  });

  test.each([
    ['inferloop', 'local', 'development'],
    ['inferloop', 'azure', 'staging'],
    ['ouroboros', 'local', 'production'],
    ['ai-platform', 'local', 'staging'],
  ])('environment of %s on %s for %s is like the one that it has', async (platform, cloud, stage) => {
    for (const part of ['apps', 'services'])
      cpSync(join(__dirname, '../..', part), join(folder, part), { recursive: true });
    expect(
      await run('add', 'environment', platform, 'canary', '--cloud', cloud, '--stage', stage, '-C', folder),
    ).toMatchObject({
      code: 0,
    });
    expect((await validate({ root: folder, platform })).problems).toEqual([]);
    expect(parse(read(`apps/${platform}/environments/canary.yaml`))).toMatchObject({ cloud, stage });
  });

  test('never overwrites', async () => {
    await run('add', 'service', 'shop', 'cart', '-C', folder);
    writeFileSync(join(folder, 'services/shop/cart/deployment-config.yaml'), 'mine');
    expect(await run('add', 'service', 'shop', 'cart', '-C', folder)).toMatchObject({
      code: 2,
      err: expect.stringContaining('exists already'),
    });
    expect(read('services/shop/cart/deployment-config.yaml')).toBe('mine');
  });

  test('refuses a platform that there is not, with a hint', async () => {
    expect(await run('add', 'service', 'shopp', 'cart', '-C', folder)).toMatchObject({
      code: 2,
      err: expect.stringContaining('did you mean shop?'),
    });
    expect(await run('add', 'service', '../../etc', 'cart', '-C', folder)).toMatchObject({ code: 2 });
    expect(existsSync(join(folder, 'services'))).toBe(false);
  });

  test.each(['flux', 'network', 'Cart', '../cart', 'a\nb'])('refuses the service name %j', async (name) => {
    expect((await run('add', 'service', 'shop', name, '-C', folder)).code).toBe(2);
    expect(existsSync(join(folder, 'services'))).toBe(false);
  });

  test('prints JSON', async () => {
    const { out } = await run('add', 'service', 'shop', 'cart', '-C', folder, '-o', 'json');
    expect(JSON.parse(out)).toEqual({ ok: true, created: ['services/shop/cart/deployment-config.yaml'], problems: [] });
  });
});
