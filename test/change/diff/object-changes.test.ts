import { objectChanges } from '../../../lib/change/diff/object-changes';
import { objectsIn } from '../../../lib/change/diff/objects-in';
import { ownersBy } from '../../../lib/change/diff/owner';

const manifest = (name: string, more: object = {}, kind = 'ConfigMap') =>
  JSON.stringify({
    apiVersion: 'v1',
    kind,
    metadata: { name, namespace: 'shop-home', labels: { 'app.kubernetes.io/name': name } },
    data: { A: 'one', B: 'two', C: 'three', D: `see ${name}` },
    ...more,
  });

const file = (name: string) => `shop/environments/home/api/run/configmap-${name}.yaml`;
const objects = (...names: readonly (readonly [string, string])[]) =>
  names.flatMap(([path, text]) => objectsIn({ layer: 'kubernetes', path, text }));
const changes = (before: ReturnType<typeof objects>, after: ReturnType<typeof objects>) =>
  objectChanges(before, after, ownersBy([]));

test('an object is told by its kind, its namespace and its name, wherever its file lies', () => {
  const before = objects([file('a'), manifest('a')]);
  const after = objects([file('b'), manifest('a')]);
  expect(changes(before, after)).toEqual([]);
});

test('a Job whose name ends in another digest is the same Job', () => {
  const found = changes(
    objects([file('a'), manifest('migrate-0a1b2c', {}, 'Job')]),
    objects([file('a'), manifest('migrate-d4e5f6', { data: { A: 'other' } }, 'Job')]),
  );
  expect(found.map(({ action, name }) => [action, name])).toEqual([['update', 'shop-home/migrate-d4e5f6']]);
});

test('an object with another name and the same content is renamed', () => {
  const [found, ...others] = changes(objects([file('a'), manifest('cart')]), objects([file('b'), manifest('basket')]));
  expect(others).toEqual([]);
  expect(found).toMatchObject({ action: 'rename', oldName: 'shop-home/cart', name: 'shop-home/basket' });
});

test('an object that goes and another one that comes are no rename', () => {
  const other = { data: { X: 'nothing', Y: 'alike', Z: 'here' } };
  const found = changes(objects([file('a'), manifest('cart')]), objects([file('b'), manifest('basket', other)]));
  expect(found.map(({ action }) => action).sort()).toEqual(['create', 'delete']);
});

test('each of two renamed objects goes to its own content', () => {
  const one = { data: { A: '1', B: '1', C: '1', D: '1', E: '1' } };
  const two = { data: { A: '2', B: '2', C: '2', D: '2', E: '2' } };
  const found = changes(
    objects([file('a'), manifest('aaa', one)], [file('b'), manifest('bbb', two)]),
    objects([file('c'), manifest('ccc', two)], [file('d'), manifest('ddd', one)]),
  );
  expect(found.map(({ oldName, name }) => [oldName, name]).sort()).toEqual([
    ['shop-home/aaa', 'shop-home/ddd'],
    ['shop-home/bbb', 'shop-home/ccc'],
  ]);
});

test('resources of a stack are found by their addresses, other blocks by their names', () => {
  const stack = {
    '//': { header: 'read me' },
    resource: { aws_sqs_queue: { jobs: { '//': { metadata: {} }, name: 'jobs' } } },
    data: { aws_vpc: { main: { id: 'a' } } },
    provider: { aws: [{ region: 'eu-central-1' }] },
  };
  const found = objectsIn({
    layer: 'terraform',
    path: 'stacks/shop.live.api/cdk.tf.json',
    text: JSON.stringify(stack),
  });
  expect(found.map(({ type, name, body }) => [type, name, body])).toEqual([
    ['aws_sqs_queue', 'aws_sqs_queue.jobs', { name: 'jobs' }],
    ['data.aws_vpc', 'data.aws_vpc.main', { id: 'a' }],
    ['provider', 'provider.aws', { value: [{ region: 'eu-central-1' }] }],
  ]);
});

test('an owner is a platform with its environment and service', () => {
  const ownerOf = ownersBy([{ platform: 'shop', cluster: 'main', environment: 'home' }]);
  expect(ownerOf('kubernetes', `kubernetes/${file('a')}`)).toEqual({
    platform: 'shop',
    environment: 'home',
    service: 'api',
  });
  expect(ownerOf('terraform', 'terraform/stacks/shop.main.network/cdk.tf.json')).toEqual({
    platform: 'shop',
    environment: 'home',
  });
  expect(ownerOf('terraform', 'terraform/stacks/shop.home.data/cdk.tf.json')).toEqual({
    platform: 'shop',
    environment: 'home',
  });
});
