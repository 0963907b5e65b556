import { changedFields } from '../../../lib/change/diff/changed-fields';
import { shownPath } from '../../../lib/change/report/shown';

/** Changed paths of two bodies. */
const paths = (before: object, after: object, layer: 'kubernetes' | 'terraform' = 'kubernetes') =>
  changedFields(layer, { ...before }, { ...after }).map(({ path }) => shownPath(path));

const pod = (spec: object) => ({ spec: { template: { spec } } });

test.each([
  [
    'quantities',
    pod({ containers: [{ name: 'a', resources: { limits: { cpu: '1', memory: '1Gi' } } }] }),
    pod({ containers: [{ name: 'a', resources: { limits: { cpu: '1000m', memory: '1024Mi' } } }] }),
  ],
  [
    'a default that is left out',
    pod({ containers: [{ name: 'a', ports: [{ containerPort: 80 }] }] }),
    pod({
      containers: [{ name: 'a', ports: [{ containerPort: 80, protocol: 'TCP' }] }],
      terminationGracePeriodSeconds: 30,
    }),
  ],
  [
    'the order of named elements',
    pod({ containers: [{ name: 'a' }, { name: 'b' }] }),
    pod({ containers: [{ name: 'b' }, { name: 'a' }] }),
  ],
  ['the order of a set', { rules: [{ verbs: ['get', 'list'] }] }, { rules: [{ verbs: ['list', 'get'] }] }],
  ['a text of JSON with another order of its keys', { policy: '{"a":1,"b":[2]}' }, { policy: '{ "b": [2], "a": 1 }' }],
])('%s means the same', (_, before, after) => {
  expect(paths(before, after)).toEqual([]);
});

test('an element is named by its merge key, and only what differs in it is a change', () => {
  const before = pod({
    containers: [
      { name: 'a', env: [{ name: 'X', value: '1' }] },
      { name: 'b', image: 'b:1' },
    ],
  });
  const after = pod({
    containers: [
      { name: 'b', image: 'b:2' },
      { name: 'a', env: [{ name: 'X', value: '2' }] },
    ],
  });
  expect(paths(before, after)).toEqual([
    'spec.template.spec.containers[a].env[X].value',
    'spec.template.spec.containers[b].image',
  ]);
});

test('ports of one number are told apart by their protocols', () => {
  const before = {
    spec: {
      ports: [
        { port: 53, protocol: 'TCP' },
        { port: 53, protocol: 'UDP', name: 'u' },
      ],
    },
  };
  const after = { spec: { ports: [{ port: 53, protocol: 'UDP', name: 'v' }, { port: 53 }] } };
  expect(paths(before, after)).toEqual(['spec.ports[53/UDP].name']);
});

test.each(['command', 'args', 'initContainers'])('the order of %s has a meaning', (list) => {
  const [a, b] = list === 'initContainers' ? [{ name: 'a' }, { name: 'b' }] : ['a', 'b'];
  expect(paths(pod({ [list]: [a, b] }), pod({ [list]: [b, a] }))).toEqual([`spec.template.spec.${list}`]);
});

test('elements without a name are paired after equal ones are taken out', () => {
  const before = { spec: { egress: [{ to: 'a' }, { to: 'b' }, { to: 'c' }] } };
  const after = { spec: { egress: [{ to: 'c' }, { to: 'a' }, { to: 'd' }] } };
  expect(changedFields('kubernetes', before, after)).toEqual([
    { path: ['spec', 'egress', '[2]', 'to'], before: 'b', after: 'd' },
  ]);
});

test('a key of Object.prototype is a key like another', () => {
  expect(paths({ data: {} }, { data: { constructor: 'x', ['__proto__x']: 'y' } })).toEqual([
    'data.__proto__x',
    'data.constructor',
  ]);
});

test('Terraform has no defaults of the Kubernetes API', () => {
  expect(paths({ ports: [{ protocol: 'TCP' }] }, { ports: [{}] }, 'terraform')).toEqual(['ports[0].protocol']);
});
