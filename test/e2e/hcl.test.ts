import { literal } from '../../lib/cloud/literal';
import fc from 'fast-check';
import { expressions, texts } from './hcl';

test.each([
  ['a', ['a']],
  ['$${a}', ['${a}']],
  ['$$a', ['$$a']],
  ['x${a.b}y', ['xy']],
  ['${jsonencode({"a" = "b\\"}", "c" = "$${d}"})}', ['a', 'b"}', 'c', '${d}', '']],
  ['TfToken${"["}x]', ['TfToken[x]']],
])('%j says %j', (template, expected) => expect(texts(template)).toEqual(expected));

test.each(['${', '${"', '${"a}', '${"\\q"}'])('%j is no template', (template) =>
  expect(() => texts(template)).toThrow(),
);

test('expressions are what stands in braces', () => {
  expect(expressions('a${b["c}"]}$${d}%{ if e }')).toEqual(['${b["c}"]}', '%{ if e }']);
});

test('whatever is made literal says just that', () => {
  const tricky = fc.string({ unit: fc.constantFrom('$', '%', '{', '}', '"', '\\', 'a', 'TfToken[', '\n') });
  fc.assert(
    fc.property(tricky, (text) => expect(texts(literal(text))).toEqual([text])),
    { numRuns: 2000 },
  );
});
