import fc from 'fast-check';
import { matches } from '../../../lib/synth/render/glob';

test.each([
  ['a', 'a', true],
  ['a', 'ab', false],
  ['*', '', true],
  ['a*', 'abc', true],
  ['*c', 'abc', true],
  ['a*c', 'ac', true],
  ['ab*ba', 'aba', false],
  ['a*b*c', 'a-b-b-c', true],
  ['a*b*c', 'acb', false],
  ['a.c', 'abc', false],
  ['database_*', 'database_8D8B', true],
])('%s against %s is %s', (pattern, text, expected) => expect(matches(pattern, text)).toBe(expected));

test('agrees with a regular expression on whatever is short', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
  fc.assert(
    fc.property(text, fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 }), (pattern, name) => {
      expect(matches(pattern, name)).toBe(new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(name));
    }),
  );
});

test('a pattern made to be slow is not', () => {
  const begun = performance.now();
  expect(matches(`${'a*'.repeat(5000)}b`, 'a'.repeat(20_000))).toBe(false);
  expect(performance.now() - begun).toBeLessThan(1000);
});
