import { parse } from 'yaml';
import { mutantsOf } from '../../../tools/helm/mutants';

const values = { image: { tag: '1' }, ports: [{ name: 'http', port: 80 }], count: 1 };
const schema = { properties: { image: { properties: { digest: {} } } } };
const mutants = mutantsOf(values, schema, 400, 1);
const read = mutants.map(({ text }) => parse(text, { logLevel: 'silent' }) as Record<string, unknown>);

test('the same seed draws the same mutants, another one others', () => {
  expect(mutantsOf(values, schema, 400, 1)).toEqual(mutants);
  expect(mutantsOf(values, schema, 400, 2)).not.toEqual(mutants);
});

test('a mutant changes one place, and a list stands whole in it', () => {
  for (const one of read) expect(Object.keys(one)).toHaveLength(1);
  const lists = read.flatMap(({ ports }) =>
    Array.isArray(ports) && typeof ports[0]?.name === 'string' ? [ports[0]] : [],
  );
  expect(lists.length).toBeGreaterThan(0);
  expect(lists.some(({ name, port }) => name === 'http' && port !== 80)).toBe(true);
});

test.each([
  ['a key that only the schema has', (one: Record<string, unknown>) => 'digest' in Object(one.image)],
  ['a key that nobody knows', (one: Record<string, unknown>) => 'evil' in one],
  ['null', (one: Record<string, unknown>) => one.count === null],
  ['a text for a number', (one: Record<string, unknown>) => typeof one.count === 'string'],
])('among them is %s', (_, holds) => expect(read.some(holds)).toBe(true));

test('integers beyond 2^53 are written with all their digits', () =>
  expect(mutants.some(({ text }) => /: ?9007199254740993\}/.test(text))).toBe(true));
