import { explain } from '../../lib/synth/explain';
import { validate } from '../../lib/synth/validate';
import { clear, folderOf, repository, service, shop } from '../e2e/repository';

afterEach(clear);

const files = {
  ...shop,
  [`${folderOf('api')}/deployment-config.yaml`]: service('api', 'deployment:\n  replicas: 2\n'),
  [`${folderOf('api')}/environments/home.yaml`]: 'spec:\n  deployment:\n    replicas: 3\n',
};

test('every layer that says something of a value is told, and which one wins', () => {
  const { root } = repository(files);
  const { explanation, problems } = explain(root, 'api', 'home', 'deployment.replicas');
  expect(problems).toEqual([]);
  const saying = explanation!.layers.filter(({ position }) => position);
  expect(saying.map(({ position, wins }) => [position!.file, position!.line, wins])).toEqual([
    [`${folderOf('api')}/deployment-config.yaml`, 7, false],
    [`${folderOf('api')}/environments/home.yaml`, 3, true],
  ]);
});

test('what is told of a longer form is what its author may have written', () => {
  const text = service(
    'api',
    'integrations:\n  storage:\n    lifecycle: { transitions: [{ days: 30 }], expire: 90 }\n',
  );
  const { root } = repository({ ...files, [`${folderOf('api')}/deployment-config.yaml`]: text });
  const { explanation } = explain(root, 'api', 'home', 'integrations.storage.lifecycle');
  expect(explanation!.value).toEqual({ archive: { days: 30 }, retention: { days: 90 } });
  expect(explanation!.layers.map(({ value }) => value)).toEqual([explanation!.value]);
});

test.each([
  ['apy', 'home', 'deployment.replicas', 'did you mean api?'],
  ['api', 'hom', 'deployment.replicas', 'did you mean home?'],
  ['api', 'home', 'deployment.replica', 'did you mean replicas?'],
  ['api', 'home', '__proto__', 'E355'],
  ['api', 'home', 'constructor.name', 'E355'],
  ['api', 'home', '', 'E355'],
  ['__proto__', 'home', 'deployment', 'E355'],
])('%s %s %j is told with what there is', (name, environment, path, expected) => {
  const { root } = repository(files);
  const { explanation, problems } = explain(root, name, environment, path);
  expect(explanation).toBeUndefined();
  expect(problems.map(({ code, message }) => `${message} ${code}`).join()).toContain(expected);
});

test('validating counts units, and leaves dist alone', async () => {
  const one = repository(files);
  const overlay = `${folderOf('api')}/environments/home.yaml`;
  const fine = { problems: [], units: 1 };
  expect(await validate({ root: one.root })).toEqual(fine);
  expect(() => one.tree()).toThrow('ENOENT');
  one.lay({ [overlay]: 'spec: { deploymnt: {} }\n' });
  const wrong = { problems: [{ code: 'E203' }], units: 0 };
  for (const cache of [true, true, false]) expect(await validate({ root: one.root, cache })).toMatchObject(wrong);
  one.remove(overlay);
  for (const cache of [true, true, false]) expect(await validate({ root: one.root, cache })).toEqual(fine);
});
