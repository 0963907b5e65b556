import Ajv from 'ajv';
import { choices } from '../../lib/api/choices';
import { ranges } from '../../lib/api/ranges';
import { ofLabels, texts } from '../../lib/api/texts';
import { ruled } from '../../lib/helm/field-rules';
import { definitionsOf, schemaAt, schemaOfValues } from '../../lib/helm/json-schema';

const takes = (schema: object, value: unknown) =>
  new Ajv({ strict: false }).validate({ ...schema, definitions: definitionsOf(schema) }, value);
const field = (type: string, key: string) => ruled(type, key, { type: 'string' });

/** Texts that forms take or refuse. */
const words = [
  ...['', 'a', 'A', 'a-b', 'a--b', '-a', 'a-', 'a.b', 'a..b', '.a', 'a/b', 'example.com/a', '/a', '1', '1-a', 'a_b'],
  ...['{{ .Values }}', '\n  evil: true', 'a b', 'ü', '..', '../a', '.', 'a'.repeat(15), 'a'.repeat(16)],
  ...['a'.repeat(63), 'a'.repeat(64), 'a'.repeat(253), 'a'.repeat(254)],
];

test.each(
  Object.entries(texts).flatMap(([type, fields]) => Object.entries(fields).map(([key, form]) => ({ type, key, form }))),
)('the schema of $type.$key takes the texts that the API server takes', ({ type, key, form }) => {
  const taken = words.filter((word) => takes(field(type, key), word));
  // A schema has no words for a part that is not `..`.
  const loose = key === 'path' ? ['..', '../a'] : [];
  expect(taken).toEqual(words.filter((word) => form.test(word) || loose.includes(word)));
});

test('a schema knows the words and bounds of a field, and of those in lists', () => {
  for (const [type, fields] of Object.entries(choices))
    for (const [key, some] of Object.entries(fields)) {
      expect(ruled(type, key, { type: 'string' })).toMatchObject({ enum: some });
      expect(ruled(type, key, { type: 'array', items: {} })).toMatchObject({ items: { enum: some } });
    }
  for (const [type, fields] of Object.entries(ranges))
    for (const [key, [least, most]] of Object.entries(fields)) {
      expect(takes(ruled(type, key, { type: 'integer' }), least - 1)).toBe(false);
      expect(takes(ruled(type, key, { type: 'integer' }), least)).toBe(true);
      if (most !== undefined) expect(takes(ruled(type, key, { type: 'integer' }), most + 1)).toBe(false);
    }
});

test.each([
  ['networking.k8s.io/v1', 'NetworkPolicy', 'spec.egress', [{ ports: [{ port: -1 }] }], false],
  ['networking.k8s.io/v1', 'NetworkPolicy', 'spec.egress', [{ ports: [{ port: 'http' }] }], true],
  ['networking.k8s.io/v1', 'NetworkPolicy', 'spec.egress', [{ ports: [{ protocol: '1e400' }] }], false],
  ['networking.k8s.io/v1', 'NetworkPolicy', 'spec.egress', [{ to: [{ ipBlock: { cidr: '\\' } }] }], false],
  ['networking.k8s.io/v1', 'NetworkPolicy', 'spec.egress', [{ to: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }], true],
  ['networking.k8s.io/v1', 'NetworkPolicy', 'spec.egress', [{ to: [{ ipBlock: { cidr: '2001:db8::/64' } }] }], true],
  ['policy/v1', 'PodDisruptionBudget', 'spec.minAvailable', '{{ fail }}', false],
  ['policy/v1', 'PodDisruptionBudget', 'spec.minAvailable', '25%', true],
  ['policy/v1', 'PodDisruptionBudget', 'spec.minAvailable', -1, false],
  ['autoscaling/v2', 'HorizontalPodAutoscaler', 'spec.maxReplicas', 0, false],
  ['v1', 'Service', 'spec.selector', { 'a b': 'c' }, false],
  ['v1', 'Service', 'spec.selector', { a: 'b c' }, false],
  ['v1', 'Service', 'spec.selector', { 'example.com/a': 'b' }, true],
])('%s %s: %s is checked as a value of its own (case %#)', (apiVersion, kind, path, value, expected) =>
  expect(takes(schemaAt(apiVersion, kind, path.split('.'))!, value)).toBe(expected),
);

test('a variable reads a key that a Secret may have', () => {
  const schema = { $ref: '#/definitions/V1EnvVarSource' };
  const from = (name: string, key: string) => ({ secretKeyRef: { name, key } });
  expect(takes(schema, from('api-bundle', 'DATABASE_HOST'))).toBe(true);
  expect(takes(schema, from('!!binary a', 'DATABASE_HOST'))).toBe(false);
  expect(takes(schema, from('api-bundle', ''))).toBe(false);
});

test('labels have the form of labels', () => {
  const schema = ruled('V1LabelSelector', 'matchLabels', { type: 'object' });
  for (const word of words) {
    expect(takes(schema, { [word]: 'a' })).toBe(ofLabels.key.test(word));
    expect(takes(schema, { a: word })).toBe(ofLabels.value.test(word));
  }
});

test('a value of a custom resource has the fields that it has, and a mapping of texts any key', () => {
  const schema = schemaOfValues([[{ name: 'a', port: 1 }]]);
  expect(takes(schema, [{ name: 'b' }])).toBe(true);
  expect(takes(schema, [{ name: 'b', evil: true }])).toBe(false);
  expect(takes(schemaOfValues([{ severity: 'page' }]), { team: 'a' })).toBe(true);
  expect(takes(schemaOfValues([{ severity: 'page' }]), { team: true })).toBe(false);
});
