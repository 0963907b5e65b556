import fc from 'fast-check';
import { parse as parseYaml } from 'yaml';
import { deleteIn, setIn } from '../../lib/spec/edit';

const text = `# Head
spec:
    service:   # wide   comment
        image: { tag: '1.4.2',  pullPolicy: Always }

        list: [1,2]
`;

describe('setting a value', () => {
  test('that is there changes nothing but the value', () => {
    expect(setIn(text, ['spec', 'service', 'image', 'tag'], '1.5.0')).toBe(text.replace('1.4.2', '1.5.0'));
    expect(setIn(text, ['spec', 'service', 'list', 1], 7)).toBe(text.replace('[1,2]', '[1,7]'));
    expect(setIn(text, ['spec', 'service', 'image', 'pullPolicy'], 'Never')).toBe(text.replace('Always', 'Never'));
  });

  test('that is not there keeps the comments', () => {
    const edited = setIn(text, ['spec', 'generation'], 2);
    expect(parseYaml(edited)).toEqual({ spec: { ...parseYaml(text).spec, generation: 2 } });
    expect(edited).toContain('# Head');
    expect(edited).toContain('# wide   comment');
  });

  test('makes the mappings on the way, in an empty text too', () => {
    expect(parseYaml(setIn('', ['a', 'b'], { c: [1] }))).toEqual({ a: { b: { c: [1] } } });
    expect(parseYaml(setIn('a:\n', ['a', 'b'], 1))).toEqual({ a: { b: 1 } });
  });

  test('keeps carriage returns and the byte order mark', () => {
    const other = `\ufeff${text.replace(/\n/g, '\r\n')}`;
    expect(setIn(other, ['spec', 'service', 'image', 'tag'], '2')).toBe(other.replace('1.4.2', '2'));
    expect(setIn(other, ['spec', 'x'], 1)).toMatch(/^\ufeff# Head\r\nspec:\r\n/);
  });

  test('quotes what older parsers would misread', () => {
    for (const word of ['on', 'yes', 'y', '1_000', '0b1', '1.10', '012', '~', '1:30']) {
      expect(parseYaml(setIn('a: b\n', ['a'], word), { version: '1.1' })).toEqual({ a: word });
      expect(parseYaml(setIn('c: d\n', ['a'], word), { version: '1.1' })).toEqual({ c: 'd', a: word });
    }
  });

  test('under an alias, a word or broken text throws', () => {
    expect(() => setIn('a: &x { b: 1 }\nc: *x\n', ['c', 'b'], 2)).toThrow('expected a mapping at c, got the alias *x');
    expect(() => setIn('a: b\n', ['a', 'b'], 2)).toThrow('expected a mapping at a, got b');
    expect(() => setIn('a: [', ['a'], 2)).toThrow('expected valid YAML');
  });

  test('of any text is read back, and nothing else changes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('a', 'b', 'c', 'new'), (value, key) => {
        const before = 'a: plain # one\nb: "double"\nc: |\n  block\n  text\nd: {e: 1}\n';
        expect(parseYaml(setIn(before, [key], value))).toEqual({ ...parseYaml(before), [key]: value });
      }),
      { numRuns: 300 },
    );
  });
});

describe('deleting a key', () => {
  test('keeps the rest', () => {
    const edited = deleteIn(text, ['spec', 'service', 'image', 'pullPolicy']);
    expect(parseYaml(edited).spec.service).toEqual({ image: { tag: '1.4.2' }, list: [1, 2] });
    expect(edited).toContain('# wide   comment');
  });

  test('that is not there changes nothing', () => expect(deleteIn(text, ['spec', 'nothing', 'there'])).toBe(text));
});
