import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { load, platforms } from '../../lib/spec/load';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'load-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (files: Readonly<Record<string, string | Buffer>>) => {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
};
const link = (target: string, file: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  symlinkSync(target, join(root, file));
};
const messages = () =>
  load(root, 'shop').problems.map(
    ({ file, line, column, message, code }) => `${file}:${line}:${column} ${message} [${code}]`,
  );

const shop = {
  'apps/shop/platform.yaml': 'domain: example.com',
  'apps/shop/environments/staging.yaml': 's',
  'apps/shop/environments/production.yaml': 'p',
  'services/shop/web/deployment-config.yaml': 'w',
  'services/shop/web/environments/production.yaml': 'wp',
  'services/shop/web/extra/more.yaml': 'm',
  'services/shop/web/extra/queue.tf.json': '{}',
  'services/shop/web/extend.ts': '',
  'services/shop/api/deployment-config.yaml': 'a',
};

describe('a platform', () => {
  test('is read with all that its folders hold, in the order of code units', () => {
    write(shop);
    expect(load(root, 'shop')).toEqual({
      value: {
        platform: { name: 'shop', file: 'apps/shop/platform.yaml', text: 'domain: example.com' },
        environments: [
          { name: 'production', file: 'apps/shop/environments/production.yaml', text: 'p' },
          { name: 'staging', file: 'apps/shop/environments/staging.yaml', text: 's' },
        ],
        services: [
          {
            name: 'api',
            config: { name: 'api', file: 'services/shop/api/deployment-config.yaml', text: 'a' },
            overlays: [],
            extras: [],
          },
          {
            name: 'web',
            config: { name: 'web', file: 'services/shop/web/deployment-config.yaml', text: 'w' },
            overlays: [{ name: 'production', file: 'services/shop/web/environments/production.yaml', text: 'wp' }],
            extras: [
              { name: 'more', file: 'services/shop/web/extra/more.yaml', text: 'm' },
              { name: 'queue', file: 'services/shop/web/extra/queue.tf.json', text: '{}' },
            ],
            extend: 'services/shop/web/extend.ts',
          },
        ],
      },
      problems: [],
    });
  });

  test('needs neither environments nor services', () => {
    write({ 'apps/shop/platform.yaml': 'x' });
    expect(load(root, 'shop')).toMatchObject({ value: { environments: [], services: [] }, problems: [] });
  });

  test('is read without swap files, dot files, notes, and beside files that nothing mistakes for ours', () => {
    write({
      ...shop,
      'services/shop/.DS_Store': '',
      'services/shop/README.md': '',
      'services/shop/web/environments/.production.yaml.swp': '',
      'services/shop/web/environments/production.yaml~': '',
      'services/shop/web/environments/#production.yaml#': '',
      'services/shop/web/migrations/1.sql': '',
    });
    expect(messages()).toEqual([]);
  });

  test('keeps carriage returns, and loses its byte order mark', () => {
    write({ 'apps/shop/platform.yaml': '\ufeffa: 1\r\n' });
    expect(load(root, 'shop').value.platform.text).toBe('a: 1\r\n');
  });
});

describe('what a disk may hold instead', () => {
  test.each<[string, () => void, string]>([
    [
      'no platform file',
      () => rmSync(join(root, 'apps/shop/platform.yaml')),
      'apps/shop/platform.yaml:1:1 expected a file, got nothing; create it [E101]',
    ],
    [
      'a service without its file',
      () => write({ 'services/shop/new/notes.txt': '' }),
      'services/shop/new/deployment-config.yaml:1:1 expected a file, got nothing; create it [E101]',
    ],
    [
      'a folder in place of a file',
      () => write({ 'services/shop/web/environments/staging.yaml/x': '' }),
      'services/shop/web/environments/staging.yaml:1:1 expected a file, got a folder; replace it [E102]',
    ],
    [
      'a file in place of a folder',
      () => write({ 'services/shop/api/environments': '' }),
      'services/shop/api/environments:1:1 expected a folder, got a file; make it a folder [E102]',
    ],
    [
      'a link to nothing',
      () => link('nowhere', 'services/shop/api/extra/x.yaml'),
      'services/shop/api/extra/x.yaml:1:1 expected a file, got a link to nothing; put the file itself in its place [E102]',
    ],
    [
      'a link to itself',
      () => link('x.yaml', 'services/shop/api/extra/x.yaml'),
      'services/shop/api/extra/x.yaml:1:1 expected a file, got a link that leads to itself; put the file itself in its place [E102]',
    ],
    [
      'a link out of the repository',
      () => link('/etc/hostname', 'services/shop/api/extra/x.yaml'),
      'services/shop/api/extra/x.yaml:1:1 expected a file, got a link out of the repository; put the file itself in its place [E106]',
    ],
    [
      'a device',
      () => execFileSync('mkfifo', [join(root, 'apps/shop/environments/pipe.yaml')]),
      'apps/shop/environments/pipe.yaml:1:1 expected a file, got a device, pipe or socket; replace it [E102]',
    ],
    [
      'another encoding',
      () => write({ 'apps/shop/platform.yaml': Buffer.from([0x61, 0xff]) }),
      'apps/shop/platform.yaml:1:1 expected text in UTF-8, got bytes of another encoding; save it as UTF-8 [E103]',
    ],
    [
      'binary data',
      () => write({ 'apps/shop/platform.yaml': Buffer.from([0x61, 0]) }),
      'apps/shop/platform.yaml:1:1 expected text in UTF-8, got bytes that hold NUL; save it as UTF-8 [E103]',
    ],
    [
      'a file too large',
      () => write({ 'apps/shop/platform.yaml': Buffer.alloc(5 * 1024 * 1024 + 1, 'a') }),
      'apps/shop/platform.yaml:1:1 expected at most 5 MB, got 6 MB; split it [E104]',
    ],
    [
      'a stray file',
      () => write({ 'services/shop/notes.txt': '' }),
      'services/shop/notes.txt:1:1 expected a folder, got a file; move or remove it [E105]',
    ],
    [
      'another ending',
      () => write({ 'services/shop/web/environments/staging.yml': '' }),
      'services/shop/web/environments/staging.yml:1:1 expected a file name that ends in .yaml, got "staging.yml"; rename or remove it [E105]',
    ],
    [
      'a misspelled folder',
      () => write({ 'services/shop/web/enviroments/a.yaml': '' }),
      'services/shop/web/enviroments:1:1 expected environments, got "enviroments"; did you mean environments? [E105]',
    ],
    [
      'a file with another ending',
      () => write({ 'services/shop/web/deployment-config.yml': '' }),
      'services/shop/web/deployment-config.yml:1:1 expected deployment-config.yaml, got "deployment-config.yml"; did you mean deployment-config.yaml? [E105]',
    ],
    [
      'a name that no resource could bear',
      () => write({ 'services/shop/Web_1/deployment-config.yaml': '' }),
      'services/shop/Web_1:1:1 expected a name of at most 63 lowercase letters, digits and hyphens that starts with a letter, got "Web_1"; rename it [E107]',
    ],
  ])('%s is one problem with a way out', (_, spoil, line) => {
    write(shop);
    spoil();
    expect(messages()).toEqual([line]);
  });

  test('a file without permission is a problem, unless we may read everything', () => {
    write(shop);
    chmodSync(join(root, 'apps/shop/platform.yaml'), 0);
    const root_ = process.getuid?.() === 0;
    expect(messages()).toEqual(
      root_ ? [] : ['apps/shop/platform.yaml:1:1 expected a file, got no permission; allow reading it [E102]'],
    );
  });

  test.each(['../shop', '', '.', 'a/b', 'x'.repeat(5000), 'a\0b'])('a platform named %.10j is a problem', (name) => {
    expect(load(root, name).problems).toMatchObject([{ code: 'E107' }]);
  });

  test('all problems come at once, and what can be read is read', () => {
    write({
      ...shop,
      'apps/shop/environments/staging.yaml': Buffer.from([0xff]),
      'services/shop/web/deployment-config.yaml': Buffer.from([0]),
    });
    const { value, problems } = load(root, 'shop');
    expect(problems.map(({ code }) => code)).toEqual(['E103', 'E103']);
    expect([value.environments.map(({ name }) => name), value.services.map(({ name }) => name)]).toEqual([
      ['production'],
      ['api'],
    ]);
  });
});

describe('dashboards of a service', () => {
  const dashboards = () =>
    load(root, 'shop')
      .value.services.find(({ name }) => name === 'web')!
      .dashboards?.map(({ name }) => name);

  test('are those of its folder, and those beside it that it names', () => {
    write({
      ...shop,
      'services/shop/web/deployment-config.yaml': 'dashboards: [own.json]',
      'services/shop/web/environments/staging.yaml': 'dashboards: [{ file: staged.json }]',
      ...Object.fromEntries(
        ['own.json', 'staged.json', 'package.json', 'dashboards/b.json', 'dashboards/a.json'].map((file) => [
          `services/shop/web/${file}`,
          '{}',
        ]),
      ),
    });
    expect(dashboards()).toEqual(['own.json', 'staged.json', 'dashboards/a.json', 'dashboards/b.json']);
    expect(messages()).toEqual([]);
  });

  test('are none by a link out of the repository, and none of another sort', () => {
    write({ ...shop, 'services/shop/web/dashboards/a.yaml': 'a: 1' });
    link('/etc/hostname', 'services/shop/web/dashboards/b.json');
    expect(dashboards()).toBeUndefined();
    expect(load(root, 'shop').problems.map(({ code }) => code)).toEqual(['E105', 'E106']);
  });
});

describe('the platforms of a repository', () => {
  test('are the folders that hold a platform file, beside entry points', () => {
    write({ ...shop, 'apps/art/platform.yaml': '', 'apps/kubernetes.ts': '', 'apps/lib/x.ts': '' });
    expect(platforms(root)).toEqual({ value: ['art', 'shop'], problems: [] });
  });

  test('lack one for services, or for environments, without a platform file', () => {
    write({ ...shop, 'services/shopp/web/deployment-config.yaml': '', 'apps/art/environments/a.yaml': '' });
    expect(platforms(root).problems).toMatchObject([
      { file: 'apps/art/platform.yaml', message: 'expected a file, got nothing; create it' },
      { file: 'services/shopp', message: 'expected the name of a platform, got "shopp"; did you mean shop?' },
    ]);
  });

  test.each(['nothing', 'here'])('are missing in a folder with %s', (name) => {
    expect(platforms(name === 'here' ? root : join(root, name))).toMatchObject({
      value: [],
      problems: [{ code: 'E101', line: 1, column: 1 }],
    });
  });
});
