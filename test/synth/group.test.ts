import { readGrounds } from '../../lib/synth/ground';
import { Group, type Product } from '../../lib/synth/group';
import { layers } from '../../lib/synth/layer';
import { loadAll } from '../../lib/synth/load-all';
import { neighbours } from '../../lib/synth/neighbours';
import { builtIn, factsTable, gatewayTable } from '../../lib/synth/toolkit';
import { type Files, clear, folderOf, repository, service, shop } from '../whole/repository';

afterEach(clear);

const config = (name: string) => `${folderOf(name)}/deployment-config.yaml`;
const fleet: Files = {
  ...shop,
  [config('web')]: service('web', 'dependencies: [{ name: api, type: service }]\n'),
  [config('mail')]: service('mail', 'integrations: { cache: {} }\n'),
};

/** What a group with so much room makes of a repository, and the order of what it did. */
async function work(files: Files, room: number) {
  const { root } = repository(files);
  const [sources] = loadAll(root).value.sources;
  const reading = { facts: factsTable(builtIn), gateways: gatewayTable(builtIn) };
  const grounds = readGrounds(sources!, reading).value!;
  const wanted = { selection: {}, layers };
  const group = new Group({ grounds, reading, wanted, workshop: { root, toolkit: builtIn } }, room);
  const steps: string[] = [];
  await group.meet(neighbours(await group.list(sources!.services), grounds));
  const closed = await group.close(sources!.services);
  const products = await group.make(sources!.services, (name) => void steps.push(name));
  return { closed, products, steps };
}

const texts = (products: readonly Product[]) =>
  products.map(({ name, crafted }) => [name, crafted.map(({ entry }) => entry.receipt)]);

test.each([0, 1, 2])('with room for %i of three services, the same is closed and made', async (room) => {
  const [all, some] = [await work(fleet, Infinity), await work(fleet, room)];
  expect(some.closed).toEqual(all.closed);
  expect(texts(some.products)).toEqual(texts(all.products));
  expect(some.steps).toEqual(all.steps);
  expect(some.steps).toHaveLength(6);
});

test('an error is told with no room, too', async () => {
  const files = { ...fleet, [config('api')]: service('api', 'integrations: { database: { from: nobody } }\n') };
  const { closed } = await work(files, 0);
  expect(closed.flatMap(({ problems }) => problems.map(({ file }) => file))).toContain(config('api'));
});
