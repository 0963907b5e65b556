import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { typeOf, keysOf } from '../../tools/docs/keys';
import { pages } from '../../tools/docs/pages';

jest.setTimeout(60_000);

test.each(Object.keys(pages))('%s says what the code says; `npx tsx tools/docs.ts` writes it anew', async (path) => {
  const committed = readFileSync(join(__dirname, '../..', path), 'utf8');
  expect(await pages[path]!()).toBe(committed);
});

test('a key that may stand alone or in a list is listed once', () => {
  const inside = { type: 'object', properties: { port: { type: 'integer', minimum: 1, maximum: 9 } } };
  const keys = keysOf({ properties: { services: { anyOf: [inside, { type: 'array', items: inside }] } } });
  expect(keys.map(({ path, type }) => [path, type])).toEqual([
    ['services', 'mapping or list of mapping'],
    ['services.port', 'integer 1 to 9'],
  ]);
});

test('what a description says of a default and of an effect is taken apart', () => {
  const [key] = keysOf({
    required: ['type'],
    properties: { type: { enum: ['a', 'b'], description: 'Engine; default a. Accepted, no effect yet.' } },
  });
  expect(key).toEqual({
    path: 'type',
    type: 'a, b',
    description: 'Engine',
    fallback: 'a',
    required: true,
    effective: false,
  });
});

test('a mapping of own names says what they lead to', () => {
  expect(typeOf({ type: 'object', additionalProperties: { type: 'string' } })).toBe('mapping of name to text');
});
