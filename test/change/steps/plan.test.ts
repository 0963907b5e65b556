import { compare } from '../../../lib/change/diff';
import { markdownPlan } from '../../../lib/change/steps/markdown';
import { planOf } from '../../../lib/change/steps/plan';
import { formatProblem, isError } from '../../../lib/model/problem';
import { type Repository, clear, folderOf, live, service } from '../../e2e/repository';
import { committed, spec } from '../committed';

jest.setTimeout(60_000);
afterEach(clear);

async function plan(one: Repository) {
  const compared = await compare({ root: one.root, from: 'HEAD' }, undefined, { withDeliveries: true });
  expect(compared.report.problems.filter(isError).map(formatProblem)).toEqual([]);
  return planOf(compared);
}

const shown = async (one: Repository) => (await plan(one)).steps.map(({ type, environment }) => [type, environment]);

const settings = (text: string) => service('store', text);

test('a change of the cluster alone is merged, and applied in lower environments first', async () => {
  const one = committed();
  one.lay({ [spec('store')]: settings('environment: { A: new }\nintegrations: { storage: {} }\n') });
  expect(await shown(one)).toEqual([
    ['suspend', 'live'],
    ['merge', undefined],
    ['reconcile', 'home'],
    ['reconcile', 'live'],
  ]);
});

test('Terraform makes what pods need before Flux applies them', async () => {
  const one = committed();
  one.lay({ [spec('store')]: settings('integrations: { storage: {}, messaging: { queues: [{ name: mail }] } }\n') });
  const types = (await shown(one)).filter(([, environment]) => environment === 'live').map(([type]) => type);
  expect(types).toEqual(['suspend', 'expand', 'reconcile']);
});

test('what pods still use goes after Flux has applied those that do not', async () => {
  const one = committed({
    [spec('store')]: settings(
      `integrations: { storage: {}, messaging: { queues: [{ name: mail }] } }\nenvironment: { A: old }\n`,
    ),
  });
  one.lay({ [spec('store')]: settings('integrations: { storage: {} }\nenvironment: { A: new }\n') });
  const { steps } = await plan(one);
  const types = steps.filter(({ environment }) => environment === 'live').map(({ type }) => type);
  expect(types.indexOf('contract')).toBeGreaterThan(types.indexOf('reconcile'));
});

test('a script and a page hold commands in which no value is code', async () => {
  const one = committed();
  one.lay({
    [spec('store')]: settings('environment: { A: "$(touch x) `id` \'; id" }\nintegrations: { storage: {} }\n'),
  });
  expect(markdownPlan(await plan(one))).not.toContain('touch x');
});

test('a service that goes is deleted in lower environments first', async () => {
  const one = committed();
  one.remove(folderOf('web'));
  const types = await shown(one);
  expect(types.filter(([type]) => type === 'reconcile')).toEqual([
    ['reconcile', 'home'],
    ['reconcile', 'live'],
  ]);
});

test('what goes is not suspended, so that Flux deletes its objects, and what is not there is neither suspended nor resumed', async () => {
  const one = committed();
  one.remove(folderOf('web'));
  one.lay({ [spec('mail')]: service('mail') });
  const { steps } = await plan(one);
  const words = steps.flatMap(({ commands }) => commands.map((line) => line.slice(0, 4).join(' ')));
  expect(steps.flatMap(({ checks }) => checks.map(({ what }) => what))).toEqual(
    expect.arrayContaining(['Flux waits', 'Flux has applied it', 'Flux has removed what goes']),
  );
  expect(words.filter((line) => line.includes('live-web'))).toEqual([]);
  expect(words.filter((line) => line.includes('live-mail-run'))).toEqual([
    'flux reconcile kustomization shop-live-mail-run',
  ]);
  expect(words).toContain('flux suspend kustomization shop-flux');
});

test('a changed object that Helm delivers is applied by its release, after lower environments', async () => {
  const file = 'apps/shop/environments/live.yaml';
  const one = committed({ [file]: `${live}delivery: helm\n` });
  one.lay({ [spec('store')]: settings('environment: { A: new }\nintegrations: { storage: {} }\n') });
  const words = (await plan(one)).steps.flatMap(({ commands }) => commands.map((line) => line.slice(0, 5).join(' ')));
  expect(words.filter((line) => line.includes('helmrelease'))).toEqual([
    'flux suspend helmrelease shop-live-store --namespace',
    'flux resume helmrelease shop-live-store --namespace',
    'flux reconcile helmrelease shop-live-store --with-source',
  ]);
});

test('steps of the same words in two environments are two steps: a script does both', async () => {
  const names = ['test', 'more'];
  const file = (name: string) => `apps/shop/environments/${name}.yaml`;
  const staging = live.replace('production', 'staging');
  const one = committed(Object.fromEntries(names.map((name) => [file(name), staging])));
  for (const name of names) one.lay({ [file(name)]: staging.replace('  models: { kind: bucket }\n', '') });
  const { steps } = await plan(one);
  const titles = steps.filter(({ type }) => type === 'backup').map(({ title }) => title);
  expect(titles).toHaveLength(2);
  expect(new Set(titles).size).toBe(1);
  expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
});
