import type { Artifact } from '../../lib/model/artifact';
import type { Override } from '../../lib/model/parts/overrides';
import { formatProblem } from '../../lib/model/problem';
import { merge } from '../../lib/synth/render/merge';
import { override } from '../../lib/synth/render/overrides';

const position = { file: 'services/shop/api/deployment-config.yaml', line: 7, column: 5, path: 'spec.overrides' };
const patch = (target: string, body: Override['patch'], layer: Override['layer'] = 'kubernetes'): Override => ({
  layer,
  target,
  patch: body,
  position,
});
const artifact = (body: object, path = 'a.yaml'): Artifact => ({ path, body, source: 'a' });
const deployment = artifact({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'api', labels: { a: 'b' } },
  spec: { replicas: 2, list: [1, 2] },
});
const account = artifact({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'api' } });
const stack = artifact(
  {
    data: { aws_vpc: { network: { id: 'x' } } },
    resource: { aws_s3_bucket: { data_A1: { bucket: 'a' }, logs_B2: { bucket: 'b' } } },
  },
  'cdk.tf.json',
);
const told = (artifacts: readonly Artifact[], ...overrides: readonly Override[]) =>
  override(artifacts, overrides, overrides[0]!.layer).problems.map(formatProblem);
const bodies = (artifacts: readonly Artifact[], ...overrides: readonly Override[]) =>
  override(artifacts, overrides, overrides[0]!.layer).value.map(({ body }) => body);

describe('a merge patch, as RFC 7396 shows it,', () => {
  test.each([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [
      ['a', 'b'],
      ['c', 'd'],
      ['c', 'd'],
    ],
    [{ a: 'b' }, ['c'], ['c']],
    [{ a: 'foo' }, null, null],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [[1, 2], { a: 'b', c: null }, { a: 'b' }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])('of %j with %j is %j', (target, change, expected) => expect(merge(target, change)).toEqual(expected));

  test('leaves its target as it was, and knows no prototype', () => {
    const target = { a: { b: 1 } };
    expect(JSON.stringify(merge(target, JSON.parse('{"a":{"c":2},"__proto__":{"polluted":1}}')))).toBe(
      '{"a":{"b":1,"c":2},"__proto__":{"polluted":1}}',
    );
    expect(target).toEqual({ a: { b: 1 } });
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

test('a patch changes the one object that it names, and no other', () => {
  const change = patch('Deployment/api', { spec: { replicas: null, paused: true }, metadata: { labels: { c: 'd' } } });
  expect(bodies([deployment, account], change)).toEqual([
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'api', labels: { a: 'b', c: 'd' } },
      spec: { list: [1, 2], paused: true },
    },
    account.body,
  ]);
});

test('a patch that changes nothing is not one that matches nothing', () => {
  expect(told([deployment], patch('Deployment/api', {}))).toEqual([]);
});

test('a patch that matches nothing is told at its line, with the nearest that there is', () => {
  expect(told([deployment, account], patch('Deployment/apy', {}))).toEqual([
    'services/shop/api/deployment-config.yaml:7:5 spec.overrides: expected one of Deployment/api, ServiceAccount/api, got Deployment/apy; did you mean Deployment/api? [E352]',
  ]);
  expect(told([], patch('Deployment/api', {}))[0]).toContain('nothing to patch');
});

test.each([
  { metadata: { name: 'b' } },
  { kind: 'DaemonSet' },
  { apiVersion: 'v1' },
  { metadata: { namespace: 'kube-system' } },
  { metadata: null },
])('a patch may not make another object: %j', (change) => {
  expect(told([account, deployment], patch('Deployment/api', change))).toEqual([expect.stringContaining('[E361]')]);
});

test('a patch of Terraform names blocks by a pattern, data sources by data.', () => {
  const [all] = bodies([stack], patch('aws_s3_bucket.*', { force_destroy: true }, 'terraform'));
  expect(all).toMatchObject({
    resource: {
      aws_s3_bucket: { data_A1: { bucket: 'a', force_destroy: true }, logs_B2: { bucket: 'b', force_destroy: true } },
    },
  });
  const [one] = bodies([stack], patch('data.aws_vpc.net*', { id: 'y' }, 'terraform'));
  expect(one).toEqual({ ...stack.body, data: { aws_vpc: { network: { id: 'y' } } } });
});

test.each(['aws_s3_bucket.nope', 'aws_s3_buckets.data_A1', 'data.aws_s3_bucket.*', 'constructor.*', '__proto__.*'])(
  'a patch of %s matches nothing',
  (target) => expect(told([stack], patch(target, {}, 'terraform'))).toEqual([expect.stringContaining('[E352]')]),
);

test('Terraform reads no expression in what a patch says', () => {
  const [body] = bodies([stack], patch('aws_s3_bucket.data_*', { bucket: '${file("/etc/passwd")}' }, 'terraform'));
  expect(body).toMatchObject({ resource: { aws_s3_bucket: { data_A1: { bucket: '$${file("/etc/passwd")}' } } } });
});
