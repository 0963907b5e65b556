import { emergencyCommands } from '../../lib/change/rollback/emergency';
import { rollback } from '../../lib/change/rollback/rollback';
import { commandLine } from '../../lib/change/steps/commands';
import { clear, folderOf, service } from '../e2e/repository';
import { committed, spec } from './committed';

jest.setTimeout(60_000);
afterEach(clear);

const live = 'apps/shop/environments/live.yaml';

test('specs return with their comments, and their objects with them', async () => {
  const one = committed({ [spec('api')]: `${service('api', 'deployment: { replicas: 2 }\n')}# kept\n` });
  const before = one.text(spec('api'));
  one.lay({ [spec('api')]: service('api', 'deployment: { replicas: 3 }\n') });
  const { files, lasting, kept, returning } = await rollback({ root: one.root, to: 'HEAD' });
  expect(files).toEqual([{ file: spec('api'), text: before }]);
  expect([lasting, kept]).toEqual([[], []]);
  expect(returning.map(({ type }) => type)).toContain('apps/Deployment');
});

test('a file that the change added goes', async () => {
  const one = committed();
  const overlay = `${folderOf('api')}/environments/live.yaml`;
  one.lay({ [overlay]: 'spec: { deployment: { replicas: 5 } }\n' });
  expect((await rollback({ root: one.root, to: 'HEAD' })).files).toEqual([{ file: overlay }]);
});

test('storage that grew does not shrink: that key stays, everything else returns', async () => {
  const shared = (storage: number, name: string) =>
    `${one0.replace('postgres: { kind: database }', `postgres: { kind: database, storage: ${storage}Gi }`)}# ${name}\n`;
  const one0 = committed().text(live);
  const one = committed({ [live]: shared(100, 'old') });
  one.lay({ [live]: shared(200, 'new'), [spec('api')]: service('api', 'deployment: { replicas: 3 }\n') });
  const { files, kept, lasting } = await rollback({ root: one.root, to: 'HEAD' });
  expect(kept.map(({ name }) => name)).toEqual(['shared.postgres.storage']);
  expect(lasting[0]?.remedy.why).toContain('refuses to shrink');
  const text = files.find(({ file }) => file === live)!.text!;
  expect(text).toMatch(/storage: "?200Gi/);
  expect(text).toContain('# old');
});

test('an emergency suspends Flux, applies the old output, brings the specs back and resumes', async () => {
  const one = committed();
  one.lay({ [spec('api')]: service('api', 'environment: { A: new }\n') });
  const found = await rollback({ root: one.root, to: 'HEAD', environment: 'live' });
  const lines = emergencyCommands(found).flatMap(({ commands }) => commands.map(commandLine));
  expect(lines.map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
    'git worktree add',
    'flux suspend kustomization',
    'kubectl --context shop-live',
    'kubectl --context shop-live',
    'npx strata rollback',
    'npx strata synth',
    'flux resume kustomization',
    'git worktree remove',
  ]);
});
