import type { Artifact } from '../../../lib/model/artifact';
import type { Override } from '../../../lib/model/parts/overrides';
import { formatProblem } from '../../../lib/model/problem';
import { merge } from '../../../lib/synth/render/merge';
import { override } from '../../../lib/synth/render/overrides';

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
  expect(told([], patch('Deployment/api', {}))[0]).toContain('no objects in this layer');
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

describe('a patch of Kubernetes lists', () => {
  const container = (name: string, more: object = {}) => ({ name, image: `${name}:1`, ...more });
  const workload = (spec: object) =>
    artifact({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'api' },
      spec: { template: { spec } },
    });
  const pods = (before: object, ...changes: readonly object[]) => {
    const patches = changes.map((spec) => patch('Deployment/api', { spec: { template: { spec } } }));
    const { value, problems } = override([workload(before)], patches, 'kubernetes');
    const body = value[0]!.body as { spec: { template: { spec: object } } };
    return { spec: body.spec.template.spec, problems: problems.map(formatProblem) };
  };

  test('changes one variable, and leaves image, other variables and other containers', () => {
    const env = [
      { name: 'A', value: 'a' },
      { name: 'B', value: 'b' },
    ];
    const before = { containers: [container('api', { env }), container('proxy')] };
    const change = {
      containers: [
        {
          name: 'api',
          env: [
            { name: 'B', value: 'c' },
            { name: 'C', value: 'd' },
          ],
        },
      ],
    };
    expect(pods(before, change)).toEqual({
      spec: {
        containers: [
          container('api', {
            env: [
              { name: 'A', value: 'a' },
              { name: 'B', value: 'c' },
              { name: 'C', value: 'd' },
            ],
          }),
          container('proxy'),
        ],
      },
      problems: [],
    });
  });

  test.each([
    ['volumes', { name: 'a', emptyDir: {} }, { name: 'b', emptyDir: {} }],
    ['imagePullSecrets', { name: 'a' }, { name: 'b' }],
    ['hostAliases', { ip: '10.0.0.1', hostnames: ['a'] }, { ip: '10.0.0.2', hostnames: ['b'] }],
    [
      'topologySpreadConstraints',
      { topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', maxSkew: 1 },
      { topologyKey: 'zone', whenUnsatisfiable: 'ScheduleAnyway', maxSkew: 1 },
    ],
    ['initContainers', container('a'), container('b')],
  ])('adds to %s what has another key', (list, one, other) => {
    expect(pods({ [list]: [one] }, { [list]: [other] }).spec).toEqual({ [list]: [one, other] });
    expect(pods({ [list]: [one, other] }, { [list]: [{ ...one, $patch: 'delete' }] }).spec).toEqual({
      [list]: [other],
    });
    expect(pods({ [list]: [one] }, { [list]: [other, { $patch: 'replace' }] }).spec).toEqual({ [list]: [other] });
  });

  test('tells ports and mounts apart as Kubernetes does', () => {
    const ports = [{ name: 'http', containerPort: 80, protocol: 'TCP' }];
    const volumeMounts = [{ name: 'a', mountPath: '/a' }];
    const before = { containers: [container('api', { ports, volumeMounts })] };
    const change = {
      containers: [
        {
          name: 'api',
          ports: [
            { containerPort: 80, name: 'web' },
            { containerPort: 80, protocol: 'UDP', name: 'quic' },
          ],
          volumeMounts: [{ mountPath: '/a', readOnly: true }],
        },
      ],
    };
    expect(pods(before, change).spec).toEqual({
      containers: [
        container('api', {
          ports: [
            { name: 'web', containerPort: 80, protocol: 'TCP' },
            { containerPort: 80, protocol: 'UDP', name: 'quic' },
          ],
          volumeMounts: [{ name: 'a', mountPath: '/a', readOnly: true }],
        }),
      ],
    });
    const service = artifact({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'api' },
      spec: { ports: [{ name: 'http', port: 80 }] },
    });
    expect(bodies([service], patch('Service/api', { spec: { ports: [{ port: 80, nodePort: 30000 }] } }))).toEqual([
      { ...service.body, spec: { ports: [{ name: 'http', port: 80, nodePort: 30000 }] } },
    ]);
  });

  test('means another way alone where a value has one', () => {
    const env = [{ name: 'A', value: 'a' }];
    const before = {
      containers: [container('api', { env, livenessProbe: { httpGet: { port: 80 }, periodSeconds: 5 } })],
      volumes: [{ name: 'v', emptyDir: {} }],
    };
    const fieldRef = { fieldPath: 'status.podIP' };
    const change = {
      containers: [
        { name: 'api', env: [{ name: 'A', valueFrom: { fieldRef } }], livenessProbe: { tcpSocket: { port: 80 } } },
      ],
      volumes: [{ name: 'v', configMap: { name: 'c' } }],
    };
    expect(pods(before, change).spec).toEqual({
      containers: [
        container('api', {
          env: [{ name: 'A', valueFrom: { fieldRef } }],
          livenessProbe: { tcpSocket: { port: 80 }, periodSeconds: 5 },
        }),
      ],
      volumes: [{ name: 'v', configMap: { name: 'c' } }],
    });
  });

  test('replaces lists that have no keys', () => {
    const before = { containers: [container('api', { args: ['a', 'b'] })], tolerations: [{ key: 'a' }] };
    const change = { containers: [{ name: 'api', args: ['c'] }], tolerations: [{ key: 'b' }] };
    expect(pods(before, change).spec).toEqual({
      containers: [container('api', { args: ['c'] })],
      tolerations: [{ key: 'b' }],
    });
  });

  test('names capabilities as Kubernetes does', () => {
    const change = {
      containers: [{ name: 'api', securityContext: { capabilities: { add: ['CAP_CHOWN'], drop: ['CAP_ALL'] } } }],
    };
    expect(pods({ containers: [container('api')] }, change).spec).toEqual({
      containers: [container('api', { securityContext: { capabilities: { add: ['CHOWN'], drop: ['ALL'] } } })],
    });
  });

  test.each([
    [{ containers: [{ name: 'apy', env: [] }] }, 'containers.1: expected image, got nothing; did you mean api?'],
    [
      { containers: [{ env: [{ name: 'A', value: 'a' }] }] },
      'containers.1: expected name, got nothing; others are api',
    ],
    [{ initContainers: [{ name: 'wait' }] }, 'initContainers.0: expected image, got nothing'],
    [{ containers: [{ name: 'api', env: [{ value: 'a' }] }] }, 'containers.0.env.0: expected name, got nothing'],
    [{ containers: [{ name: 'api', image: null }] }, 'containers.0: expected image, got nothing'],
    [{ volumes: [{ name: 'no', $patch: 'delete' }] }, 'volumes.0: expected an existing item'],
  ])('that leaves an object incomplete is refused: %j', (change, message) => {
    const { problems } = pods({ containers: [container('api')] }, change);
    expect(problems).toEqual([expect.stringContaining(`spec.template.spec.${message}`)]);
    expect(problems[0]).toMatch(/\[E365\]$/);
  });
});
