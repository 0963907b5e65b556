import { layers } from '../../../lib/synth/layer';
import { builtIn, tablesOf } from '../../../lib/synth/toolkit';
import { indexOf } from '../../../lib/synth/units/assemble';
import { parseText, settleContext } from '../../../lib/synth/units/platform';
import { takeSnapshot } from '../../../lib/synth/units/snapshot';
import { InlineExecutor, type RenderedService } from '../../../lib/synth/workers/executor';
import { type Files, clear, folderOf, repository, service, shop } from '../../e2e/repository';

afterEach(clear);

const config = (name: string) => `${folderOf(name)}/deployment-config.yaml`;
const fleet: Files = {
  ...shop,
  [config('web')]: service('web', 'dependencies: [{ name: api, type: service }]\n'),
  [config('mail')]: service('mail', 'integrations: { cache: {} }\n'),
};

/** What an executor with so much room makes of a repository, and the order of what it did. */
async function work(files: Files, room: number) {
  const { root } = repository(files);
  const [snapshot] = takeSnapshot(root).value.platforms;
  const { name, services } = snapshot!;
  const tables = { ...tablesOf(builtIn), parse: parseText };
  const context = settleContext(snapshot!, tables).value!;
  const wanted = { selection: {}, layers };
  const executor = new InlineExecutor({ tables, wanted, context: { root, toolkit: builtIn } }, room);
  const steps: string[] = [];
  await executor.open(snapshot!, context);
  await executor.setIndex(name, indexOf(await executor.analyze(name, services), context));
  const assembled = await executor.assemble(name, services);
  const rendered = await executor.render(name, services, (result) => void steps.push(result.name));
  return { assembled, rendered, steps };
}

const texts = (rendered: readonly RenderedService[]) =>
  rendered.map(({ name, results }) => [name, results.map(({ entry }) => entry)]);

test.each([0, 1, 2])('with room for %i of three services, the same is linked and rendered', async (room) => {
  const [all, some] = [await work(fleet, Infinity), await work(fleet, room)];
  expect(some.assembled).toEqual(all.assembled);
  expect(texts(some.rendered)).toEqual(texts(all.rendered));
  expect(some.steps).toEqual(all.steps);
  expect(some.steps).toHaveLength(6);
});

test('an error is told with no room, too', async () => {
  const files = { ...fleet, [config('api')]: service('api', 'integrations: { database: { from: nobody } }\n') };
  const { assembled } = await work(files, 0);
  expect(assembled.flatMap(({ problems }) => problems.map(({ file }) => file))).toContain(config('api'));
});
