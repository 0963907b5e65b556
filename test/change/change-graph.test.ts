import { diff } from '../../lib/change/diff';
import { clear, service } from '../e2e/repository';
import { committed, spec } from './committed';

jest.setTimeout(60_000);
afterEach(clear);

test('a changed resource hangs on the backing that it is a part of, and both bear what happens', async () => {
  const bucket = (retention: string) =>
    service('store', `integrations: { storage: { buckets: { own: { retention: ${retention} } } } }\n`);
  const one = committed({ [spec('store')]: bucket('90d') });
  one.lay({ [spec('store')]: bucket('30d') });
  const { graph, changes } = await diff({ root: one.root, from: 'HEAD', environment: 'live' });
  const { consequence } = changes.find(({ layer }) => layer === 'terraform')!;
  const resource = graph.nodes.find(({ type }) => type === 'resource')!;
  const backing = graph.nodes.find(({ type }) => type === 'backing')!;
  expect([resource.mark, backing.mark, backing.label]).toEqual([consequence, consequence, 'own']);
  expect(graph.edges).toContainEqual({ from: backing.id, to: resource.id, type: 'holds' });
  expect(graph.edges).toContainEqual({ from: 'shop/live/store', to: backing.id, type: 'uses' });
});

test('a changed service is drawn with those around it, and no others', async () => {
  const one = committed();
  one.lay({ [spec('api')]: service('api', 'environment: { A: new }\n') });
  const { graph } = await diff({ root: one.root, from: 'HEAD', environment: 'home' });
  expect(graph.nodes.map(({ id, mark }) => [id, mark])).toEqual([
    ['shop/home/api', 'rolling-restart'],
    ['shop/home/web', undefined],
  ]);
});

test('what happens to the objects of a cluster itself has a part of its own', async () => {
  const one = committed();
  const file = 'apps/shop/environments/home.yaml';
  one.lay({ [file]: `${one.text(file)}quota: { pods: "9" }\n` });
  const { graph } = await diff({ root: one.root, from: 'HEAD', environment: 'home' });
  expect(graph.nodes.map(({ id, type }) => [id, type])).toContainEqual(['shop/home/cluster', 'cluster']);
});
