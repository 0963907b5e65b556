import { differences } from '../../../tools/helm/comparison';
import type { KubernetesObject } from '../../../tools/kubernetes/object';

const map = (data: object, metadata = {}): KubernetesObject =>
  ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'api', namespace: 'shop', ...metadata },
    data,
  }) as KubernetesObject;

test('equal objects have no differences, in whatever order they are', () => {
  const other = map({ b: 'c' }, { name: 'b' });
  expect(differences([map({ a: 'b' }), other], [other, map({ a: 'b' })], 'shop')).toEqual([]);
});

test('an object without a namespace is in that of the release', () =>
  expect(differences([map({})], [map({}, { namespace: undefined })], 'shop')).toEqual([]));

test('a chart makes no namespaces', () => {
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } };
  expect(differences([namespace], [], 'shop')).toEqual([]);
  expect(differences([], [namespace], 'shop')).toHaveLength(1);
});

test('annotations that only Helm reads are no difference, all others are', () => {
  const hook = { annotations: { 'helm.sh/hook': 'pre-upgrade', 'helm.sh/hook-weight': '1' } };
  expect(differences([map({})], [map({}, hook)], 'shop')).toEqual([]);
  expect(differences([map({}, { annotations: {} })], [map({})], 'shop')).toHaveLength(1);
  const found = differences([map({})], [map({}, { annotations: { 'helm.sh/chart': 'a' } })], 'shop');
  expect(found).toEqual(['v1 ConfigMap shop/api: /metadata/annotations: expected none, got {"helm.sh/chart":"a"}']);
});

test.each([
  [{ a: '1' } as object, { a: 1 } as object, '/data/a: expected "1", got 1'],
  [{ a: null }, {}, '/data/a: expected null, got none'],
  [{ a: {} }, { a: null }, '/data/a: expected {}, got null'],
  [{ a: {} }, { a: [] }, '/data/a: expected {}, got []'],
  [{ a: ['b'] }, { a: ['b', 'c'] }, '/data/a/1: expected none, got "c"'],
  [
    { a: 9007199254740993n },
    { a: 9007199254740992n },
    '/data/a: expected "9007199254740993n", got "9007199254740992n"',
  ],
])('case %# differs', (plain, charted, text) =>
  expect(differences([map(plain)], [map(charted)], 'shop')).toEqual([`v1 ConfigMap shop/api: ${text}`]),
);

test('objects that are lacking, too many or rendered twice are named', () => {
  const other = map({}, { name: 'other' });
  expect(differences([map({})], [other, other], 'shop')).toEqual([
    'v1 ConfigMap shop/other: is rendered twice',
    'v1 ConfigMap shop/api: is not rendered',
    'v1 ConfigMap shop/other: is rendered, and not in the plain YAML',
  ]);
});
