import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { affected } from '../../lib/change/affected';
import { GitError, changedSince } from '../../lib/change/git';
import { type Repository, clear, folderOf, repository, service } from '../e2e/repository';
import { committed, git, spec } from './committed';

jest.setTimeout(60_000);
afterEach(clear);

const found = ({ root }: Repository, selection = {}) => affected({ root, base: 'HEAD', ...selection });
const api = { platform: 'shop', service: 'api', environments: ['home', 'live'] };

test('nothing is touched where nothing changed', () => {
  expect(found(committed())).toEqual({ problems: [], services: [], stacks: [], clusters: [] });
});

test('a change inside one service touches that service, and no stack where Terraform sees nothing of it', () => {
  const one = committed();
  one.lay({ [spec('store')]: service('store', 'deployment: { replicas: 3 }\nintegrations: { storage: {} }\n') });
  expect(found(one)).toMatchObject({ services: [{ ...api, service: 'store' }], stacks: [], clusters: [] });
});

test('an overlay touches its environment alone', () => {
  const one = committed();
  one.lay({ [`${folderOf('api')}/environments/live.yaml`]: 'spec: { deployment: { replicas: 5 } }\n' });
  expect(found(one).services).toEqual([{ ...api, environments: ['live'] }]);
});

test('a comment touches nothing', () => {
  const one = committed();
  one.lay({ [spec('api')]: `${service('api')}# said\n` });
  expect(found(one).services).toEqual([]);
});

test('what a platform allows touches nothing: it decides what is a problem, and nothing of what is made', () => {
  const one = committed();
  const file = 'apps/shop/platform.yaml';
  one.lay({
    [file]: `${one.text(file)}allow: { files: [terraform/stacks/*/a.tf.json], terraform: [data.external] }\n`,
  });
  expect(found(one)).toEqual({ problems: [], services: [], stacks: [], clusters: [] });
});

test('a port that others call touches them too', () => {
  const one = committed();
  one.lay({ [spec('api')]: service('api', 'networking: { port: 9999 }\n') });
  expect(found(one).services.map((each) => each.service)).toEqual(['api', 'web']);
});

test('a new bucket touches the stack of its service where it is the cloud’s', () => {
  const one = committed();
  one.lay({ [spec('api')]: service('api', 'integrations: { storage: { bucket: pictures } }\n') });
  expect(found(one)).toMatchObject({ services: [api], stacks: ['shop.live.api'] });
});

test('a new service touches itself and what its clusters apply', () => {
  const one = committed();
  one.lay({ [spec('mail')]: service('mail') });
  const { services, clusters } = found(one);
  expect(services).toEqual([{ ...api, service: 'mail' }]);
  expect(clusters).toEqual(['shop/home', 'shop/live']);
});

test('a selection keeps to its part', () => {
  const one = committed();
  one.lay({ [spec('api')]: service('api', 'networking: { port: 9999 }\n') });
  expect(found(one, { service: 'web', environment: 'live' }).services).toEqual([
    { platform: 'shop', service: 'web', environments: ['live'] },
  ]);
});

test.each(['package-lock.json', 'lib/own.ts'])('%s touches everything, and says so', (path) => {
  const one = committed();
  one.lay({ [path]: '{}' });
  const { because, services, stacks } = found(one);
  expect(because).toBe(`${path} changed`);
  expect(services).toHaveLength(3);
  expect(stacks).toContain('shop.live.network');
});

test('any file outside of dist may be read by an extension', () => {
  const one = committed({ [`${folderOf('api')}/extend.ts`]: 'export const chart = () => {};\n' });
  expect(found(one).services).toEqual([]);
  one.lay({ 'tools/limits.json': '{}' });
  expect(found(one).services).toEqual([api]);
});

test('a base whose specs are broken, or that had none, touches everything', () => {
  const one = committed({ [spec('api')]: 'kind: nonsense\n' });
  one.lay({ [spec('api')]: service('api') });
  expect(found(one)).toMatchObject({ because: 'the specs of HEAD are not valid any more' });
});

test('what is wrong now is said instead', () => {
  const one = committed();
  one.lay({ [spec('api')]: service('api', 'networking: { prt: 1 }\n') });
  expect(found(one)).toMatchObject({ problems: [{ code: 'E203' }], services: [] });
});

test.each(['nothing-of-that-name', '--output=x', ''])('%p is no revision', (base) => {
  const { root } = committed();
  expect(() => affected({ root, base })).toThrow(`expected a revision of git, got ${base}`);
});

describe('an untrusted checkout', () => {
  /** A command that leaves a mark where it is run. */
  const markedBy = (one: Repository) => {
    const mark = join(one.root, '..', `${basename(one.root)}.mark`);
    return { command: `touch ${mark}; true`, ran: () => existsSync(mark) };
  };

  test('runs nothing where plain files look like a bare repository', () => {
    const outer = repository({});
    git(outer, 'init', '-q');
    const { command, ran } = markedBy(outer);
    git(outer, 'init', '-q', '--bare', 'infra');
    writeFileSync(
      join(outer.root, 'infra/config'),
      `[core]\n\tbare = false\n\tworktree = .\n\tfsmonitor = "${command}"\n`,
    );
    expect(() => changedSince(join(outer.root, 'infra'), 'HEAD')).toThrow(GitError);
    expect(ran()).toBe(false);
  });

  test('runs no filter, no watcher and no hook that is configured', () => {
    const one = committed({ '.gitattributes': '* filter=mine diff=mine\n' });
    const { command, ran } = markedBy(one);
    for (const key of [
      'filter.mine.clean',
      'filter.mine.process',
      'core.fsmonitor',
      'diff.mine.command',
      'diff.mine.textconv',
    ])
      git(one, 'config', key, command);
    one.lay({ [spec('store')]: service('store', 'deployment: { replicas: 3 }\nintegrations: { storage: {} }\n') });
    expect(found(one)).toMatchObject({ services: [{ ...api, service: 'store' }] });
    expect(ran()).toBe(false);
  });

  test('writes nothing outside of its folder for a commit whose tree holds ..', () => {
    const one = committed();
    const hash = (words: string[], input: Buffer | string) =>
      execFileSync('git', ['-C', one.root, 'hash-object', '-w', '--literally', '--stdin', ...words], { input })
        .toString()
        .trim();
    const entry = (mode: string, name: string, id: string) =>
      Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')]);
    const escaped = hash(['-t', 'tree'], entry('100644', 'escaped', hash([], 'out\n')));
    const up = ['..', '..', '..'].reduce((tree, name) => hash(['-t', 'tree'], entry('40000', name, tree)), escaped);
    const root = hash(['-t', 'tree'], entry('40000', 'apps', up));
    const commit = git(one, 'commit-tree', root, '-m', 'bad').toString().trim();
    expect(() => affected({ root: one.root, base: commit })).toThrow(/can be checked out.*\.\./);
  });
});
