import { diff } from '../../lib/change/diff';
import { markdownReport } from '../../lib/change/report/markdown';
import { redactedReport } from '../../lib/change/report/redacted-report';
import { impactsOf } from '../../lib/change/impact/impacts-of';
import { objectChanges } from '../../lib/change/diff/object-changes';
import { objectsIn } from '../../lib/change/diff/objects-in';
import { shownPath } from '../../lib/change/report/shown';
import { synthesize } from '../../lib/synth/synthesize';
import { type Repository, clear, folderOf, service } from '../e2e/repository';
import { committed, git, spec } from './committed';

jest.setTimeout(60_000);
afterEach(clear);

const overlay = (name: string) => `${folderOf(name)}/environments/live.yaml`;

/** Changed fields with the ids of their causes, by object. */
async function fields(one: Repository, from = 'HEAD') {
  const { changes, problems } = await diff({ root: one.root, from });
  expect(problems.filter(({ code }) => code.startsWith('E'))).toEqual([]);
  return changes.flatMap(({ type, name, fields: all, action, causes }) =>
    all.length > 0
      ? all.map((field) => [type, name, shownPath(field.path), field.causes.map(keyOf)])
      : [[type, name, action, causes.map(keyOf)]],
  );
}

const keyOf = (id: string) => id.slice(id.indexOf('#') + 1);

test('nothing changes where no key does', async () => {
  const one = committed();
  one.lay({ [spec('api')]: `${service('api')}# said\n` });
  expect(await diff({ root: one.root, from: 'HEAD' })).toMatchObject({ changes: [], reach: [] });
});

test('each changed field names the key that changes it, at its line', async () => {
  const one = committed();
  one.lay({ [spec('api')]: service('api', 'deployment: { replicas: 3 }\nenvironment: { GREETING: hello }\n') });
  const report = await diff({ root: one.root, from: 'HEAD', environment: 'live' });
  expect(report.causes.map(({ id, position }) => [keyOf(id), position?.line])).toEqual([
    ['spec.deployment', 6],
    ['spec.environment', 7],
  ]);
  const container = 'spec.template.spec.containers[api].env[GREETING]';
  const found = report.changes.flatMap((change) =>
    change.fields.map((field) => [shownPath(field.path), field.causes.map(keyOf)]),
  );
  expect(found).toContainEqual(['spec.replicas', ['spec.deployment']]);
  expect(found).toContainEqual([container, ['spec.environment']]);
});

test('keys that act only together are named together', async () => {
  const one = committed({ [overlay('api')]: 'spec: { environment: { A: old } }\n' });
  // The overlay hides the service's own key until it is gone.
  one.lay({ [spec('api')]: service('api', 'environment: { A: new }\n'), [overlay('api')]: 'spec: {}\n' });
  const found = (await fields(one)).filter(([type, name]) => type === 'apps/Deployment' && name === 'shop-live/api');
  expect(found).toEqual([
    [
      'apps/Deployment',
      'shop-live/api',
      'spec.template.spec.containers[api].env[A].value',
      ['spec.environment', 'spec.environment'],
    ],
  ]);
});

test('a service that goes takes its objects with it, for the reason that its file is gone', async () => {
  const one = committed();
  git(one, 'rm', '-rq', folderOf('web'));
  const report = await diff({ root: one.root, from: 'HEAD', service: 'web' });
  expect(new Set(report.changes.map(({ action }) => action))).toEqual(new Set(['delete']));
  expect(report.causes).toMatchObject([{ type: 'file', name: spec('web') }]);
});

test('what the toolkit makes differently of the same specs stands apart from what the specs change', async () => {
  const one = committed();
  await synthesize({ root: one.root, cache: false });
  const file = 'dist/kubernetes/shop/environments/home/api/run/deployment-api.yaml';
  const text = one.text(file);
  one.lay({ [file]: text.replace('replicas: 1', 'replicas: 2') });
  git(one, 'add', '.');
  git(one, 'commit', '-qm', 'by hand');
  one.lay({ [file]: text, [spec('api')]: service('api', 'environment: { A: new }\n') });
  const report = await diff({ root: one.root, from: 'HEAD', environment: 'home' });
  const found = report.changes.flatMap((change) =>
    change.fields.map((field) => [shownPath(field.path), field.causes.map(keyOf)]),
  );
  expect(found).toContainEqual(['spec.replicas', ['toolkit']]);
  expect(found).toContainEqual(['spec.template.spec.containers[api].env[A]', ['spec.environment']]);
});

test('services around a changed one are reached', async () => {
  const one = committed();
  one.lay({ [spec('api')]: service('api', 'environment: { A: new }\n') });
  const { reach } = await diff({ root: one.root, from: 'HEAD', environment: 'home' });
  expect(reach).toEqual([
    { platform: 'shop', environment: 'home', service: 'web', through: 'api', direction: 'upstream' },
  ]);
});

test('old specs that are not valid any more are compared by their committed output, and that is said', async () => {
  const one = committed();
  await synthesize({ root: one.root, cache: false });
  one.lay({ [spec('api')]: service('api', 'nosuch: 1\n') });
  git(one, 'add', '.');
  git(one, 'commit', '-qm', 'broken');
  one.lay({ [spec('api')]: service('api', 'environment: { A: new }\n') });
  const { notes, changes } = await diff({ root: one.root, from: 'HEAD', environment: 'home' });
  expect(notes).toEqual(['the old specs of shop are not valid any more: their committed output is compared']);
  expect(changes.length).toBeGreaterThan(0);
});

test('code of a commit is never run: its committed output serves', async () => {
  const extension = `${folderOf('api')}/extend.ts`;
  const one = committed({ [extension]: 'throw new Error("ran");\n' });
  one.lay({ [spec('api')]: service('api', 'environment: { A: new }\n'), [extension]: 'throw new Error("ran too");\n' });
  const { problems } = await diff({ root: one.root, from: 'HEAD', environment: 'home', untrusted: true });
  expect(problems).toEqual([]);
});

test('a limit that holds before a change and not after it is a new warning, with its arithmetic', async () => {
  const one = committed({
    [spec('web')]: service('web', 'resources: { requests: { cpu: 1 } }\ndeployment: { replicas: 4 }\n'),
  });
  const edited = (replicas: number) =>
    one.lay({
      [spec('web')]: service('web', `resources: { requests: { cpu: 1 } }\ndeployment: { replicas: ${replicas} }\n`),
    });
  const broken = async () => (await diff({ root: one.root, from: 'HEAD' })).broken?.map(({ code }) => code);
  edited(5);
  expect(await broken()).toEqual([]);
  edited(12);
  const report = await diff({ root: one.root, from: 'HEAD' });
  const message = /expected at most 11\.76 cores .* got 12\.\d: web 12 x 1 = 12/;
  expect(report.broken).toEqual([expect.objectContaining({ code: 'W221', message: expect.stringMatching(message) })]);
  expect(report.problems).toEqual(report.broken);
  expect(markdownReport(redactedReport(report))).toMatch(/New warnings[^]*web 12 x 1/);
  git(one, 'commit', '-qam', 'more');
  edited(13);
  expect(await broken()).toEqual([]);
});

test('components of a cluster are compared with their committed output', async () => {
  const one = committed();
  await synthesize({ root: one.root, cache: false });
  const file = 'dist/kubernetes/shop/clusters/home/components/namespaces/namespace-shop-home.yaml';
  const text = one.text(file);
  const other = text.replace('enforce: restricted', 'enforce: baseline');
  expect(other).not.toBe(text);
  one.lay({ [file]: other });
  git(one, 'add', '.');
  git(one, 'commit', '-qm', 'by hand');
  one.lay({ [file]: text });
  const { changes } = await diff({ root: one.root, from: 'HEAD', environment: 'home' });
  expect(changes.map(({ action, type, name }) => [action, type, name])).toEqual([['update', 'Namespace', 'shop-home']]);
});

test('the configuration of a Worker is compared key by key, and its comments say nothing', () => {
  const of = (text: string) => objectsIn({ layer: 'terraform', path: 'stacks/shop.live.edge/wrangler.toml', text });
  expect(of('# a\n[vars]\nA = "b"\n')).toMatchObject([
    { type: 'file', name: 'stacks/shop.live.edge/wrangler.toml', body: { vars: { A: 'b' } } },
  ]);
  const ownerOf = () => ({ platform: 'shop' });
  const [change, ...more] = objectChanges(of('# a\n[vars]\nA = "b"\n'), of('# c\n[vars]\nA = "d"\n'), ownerOf);
  expect(more).toEqual([]);
  expect(change!.fields).toEqual([{ path: ['vars', 'A'], before: 'b', after: 'd' }]);
  const [impact] = impactsOf(change!, { before: [], after: [], changes: [] });
  expect(impact).toMatchObject({ consequence: 'rolling-restart', rule: 'worker-file' });
});
