import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { strata } from '../cli/fake';
import { type Files, clear, folderOf, home, platform, repository, service, shop } from './repository';

jest.setTimeout(60_000);
afterEach(clear);

const config = `${folderOf('api')}/deployment-config.yaml`;
const hostile = [
  '__proto__',
  'constructor',
  'toString',
  'Ünïcode',
  'a b',
  '-x',
  'a:b',
  '${x}',
  '$(id)',
  "'",
  '"',
  'x\ny',
  'flux',
  'con.',
  'a'.repeat(64),
];

describe('costs no file of dist/, and ends with 2:', () => {
  test.each<[string, Files]>([
    ['a typo in a spec', { [config]: service('api').replace('service:', 'servce:') }],
    ['a typo in a second service', { [`${folderOf('web')}/deployment-config.yaml`]: 'kind: 1\n' }],
    ['a typo in an overlay', { [`${folderOf('api')}/environments/home.yaml`]: 'spec: { replicas: x }\n' }],
    ['an overlay of no environment', { [`${folderOf('api')}/environments/hom.yaml`]: 'spec: {}\n' }],
    ['a typo in an environment', { 'apps/shop/environments/home.yaml': `${home}cluod: aws\n` }],
    ['a typo in the platform', { 'apps/shop/platform.yaml': `${platform}domian: x\n` }],
    ['no YAML', { [config]: '{[' }],
    ['an empty spec', { [config]: '' }],
    ['an empty platform', { 'apps/shop/platform.yaml': '' }],
    ['bytes', { [config]: 'a\0b' }],
    [
      'a patch of nothing',
      { [config]: service('api', 'overrides: { kubernetes: { Deployment/apy: { spec: { paused: true } } } }\n') },
    ],
    ['an extra that is none', { [`${folderOf('api')}/extra/a.yaml`]: 'kind: 1\n' }],
    ['an extension that throws', { [`${folderOf('api')}/extend.ts`]: 'throw new Error("x");\n' }],
    ['a service without an image', { [config]: service('api').replace('{ image: { tag: "1.0" } }', '{}') }],
    ['services of no platform', { 'services/shap/api/deployment-config.yaml': service('api') }],
    ['a folder of a service that holds no spec', { [`${folderOf('web')}/README.md`]: '' }],
  ])('%s', async (_, broken) => {
    const one = repository(shop);
    await one.clean();
    const before = one.tree();
    one.lay(broken);
    const { code, err } = await strata(['synth', '-C', one.root]);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(/^\S+:\d+:\d+ .*\[E\d+\]\n/) });
    expect(err).not.toMatch(/inside strata|\n\s+at /);
    expect(one.tree()).toEqual(before);
  });

  test.each([
    ['a missing spec', config],
    ['a missing platform', 'apps/shop/platform.yaml'],
    ['missing apps', 'apps'],
  ])('%s', async (_, path) => {
    const one = repository({
      ...shop,
      [`${folderOf('api')}/environments/home.yaml`]: 'spec: { deployment: { replicas: 2 } }\n',
    });
    await one.clean();
    const before = one.tree();
    one.remove(path);
    expect((await strata(['synth', '-C', one.root])).code).toBe(2);
    expect(one.tree()).toEqual(before);
  });

  test.each(hostile)('a service in a folder %j', async (name) => {
    const one = repository({
      ...shop,
      [`services/shop/${name}/deployment-config.yaml`]: service(JSON.stringify(name)),
    });
    const { code, err } = await strata(['synth', '-C', one.root]);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(/\[E(107|341|\d+)\]/) });
    expect(err).not.toContain('inside strata');
    expect(() => one.tree()).toThrow('ENOENT');
  });

  test.each(hostile.filter((name) => name !== 'flux'))('an environment and a platform of the name %j', async (name) => {
    const one = repository({
      ...shop,
      [`apps/shop/environments/${name}.yaml`]: home,
      [`apps/${name}/platform.yaml`]: platform,
    });
    const { code, err } = await strata(['synth', '-C', one.root]);
    expect(code).toBe(2);
    expect(err.match(/\[E10[57]\]/g)).toHaveLength(2);
  });

  test.each<[string, (root: string) => void]>([
    ['a folder in the place of a spec', (root) => void (rmSync(join(root, config)), mkdirSync(join(root, config)))],
    [
      'a link out of the repository',
      (root) => void (rmSync(join(root, config)), symlinkSync('/etc/hostname', join(root, config))),
    ],
    [
      'a link to nothing',
      (root) => void (rmSync(join(root, config)), symlinkSync(join(root, 'nowhere'), join(root, config))),
    ],
    [
      'a link to itself',
      (root) => void (rmSync(join(root, config)), symlinkSync(join(root, config), join(root, config))),
    ],
  ])('%s', async (_, spoil) => {
    const one = repository(shop);
    await one.clean();
    const before = one.tree();
    spoil(one.root);
    const { code, err } = await strata(['synth', '-C', one.root]);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(`${config}:1:1 expected a file, got`) });
    expect(err).not.toMatch(/inside strata|\n\s+at /);
    expect(one.tree()).toEqual(before);
  });
});

test('an empty folder, and one that is not there, end with 2 and make nothing', async () => {
  const one = repository({});
  expect((await strata(['synth', '-C', one.root])).code).toBe(2);
  expect((await strata(['synth', '-C', join(one.root, 'nowhere')])).code).toBe(2);
  expect(one.tree('.')).toEqual({});
});

test('a foreign file in the place of one ends with 1, and stays', async () => {
  const one = repository({ ...shop, 'dist/kubernetes/shop/environments/home/api/run/deployment-api.yaml': 'mine\n' });
  const { code, err } = await strata(['synth', '-C', one.root]);
  expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('a file that strata did not write') });
  expect(one.text('dist/kubernetes/shop/environments/home/api/run/deployment-api.yaml')).toBe('mine\n');
});

test('check writes nothing, ends with 3 while dist/ is stale, and with 0 once it is not', async () => {
  const one = repository(shop);
  expect((await strata(['synth', '--check', '-C', one.root])).code).toBe(3);
  expect(() => one.tree()).toThrow('ENOENT');
  await one.clean();
  expect((await strata(['synth', '--check', '-C', one.root])).code).toBe(0);
});
