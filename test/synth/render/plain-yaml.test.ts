import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { dump } from 'js-yaml';
import { parse } from 'yaml';
import { plainYaml } from '../../../lib/synth/render/plain-yaml';
import { print, yamlOptions } from '../../../lib/synth/render/print';
import { few } from '../../walk';

const reference = (body: object) => dump(body, yamlOptions);

// Pieces of strings that begin to look like a number, a word, a time or a mark of YAML, and of those that do not.
const pieces =
  `true null yes no on off y n ~ .inf .NaN 0 1 12 0x 0o 0b 1e e E9 e-1 + - _ . .. / ./ : ::  @ = << --- ... ? ! & * | > % , # " ' \` { } [ ]
  2001-01-01 T12:30:45 190:20 a b kind ghcr.io/acme/ name- é 😀 \ud800 \udc00`
    .split(/\s+/)
    .concat(
      ' ',
      '  ',
      ': ',
      ' #',
      '- ',
      '? ',
      '\t',
      '\n',
      '\n\n',
      '\r\n',
      '\u0000',
      '\u0007',
      '\u001b',
      '\u007f',
      '\u0085',
    )
    .concat(
      '\u00a0',
      '\u2028',
      '\u2029',
      '\ufeff',
      '\ufffe',
      '\uffff',
      '__proto__',
      'toJSON',
      'word '.repeat(60),
      'x'.repeat(1030),
    );
const joined = fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((some) => some.join(''));
const wordlike = fc.string({ unit: fc.constantFrom(...'0179abeEfFnNoOtTxXyY-_./:@+'), minLength: 5, maxLength: 12 });
const strings = fc.oneof(joined, wordlike, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
const lines = fc
  .array(fc.oneof(joined, fc.constantFrom('', ' ', 'a', '  a', '---')), { maxLength: 4 })
  .map((all) => all.join('\n'));

/** Bodies of leaves and keys: all sorts of lists and mappings, empty ones too. */
const bodies = (leaf: fc.Arbitrary<unknown>, key: fc.Arbitrary<string>) =>
  fc.letrec<{ body: object; value: unknown }>((tie) => ({
    value: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('value'), { maxLength: 3 }), tie('body')),
    body: fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  })).body;

const closed = (text: string) => !/(?:^|\n)\n$/.test(text);
const ordinary = bodies(
  fc.oneof(
    strings.filter(closed),
    lines.filter(closed),
    fc.boolean(),
    fc.constant(null),
    fc.maxSafeInteger().map((number) => number + 0),
  ),
  strings.filter((key) => !key.includes('\n') && key.length <= 160),
);
const odd = bodies(
  fc.oneof(strings, lines, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(undefined)),
  strings,
);

/** How many bodies of those it lays out itself; all come out as js-yaml prints them. */
function share(some: fc.Arbitrary<object>): number {
  const plain = plainYaml(yamlOptions);
  let [own, all] = [0, 0];
  const same = fc.property(some, (body) => {
    const text = plain(body);
    all += 1;
    if (text !== undefined) own += 1;
    expect(text ?? reference(body)).toBe(reference(body));
    expect(print(body, 'yaml')).toBe(reference(body));
  });
  fc.assert(same, { numRuns: few(300, { whole: 1200 }) });
  return own / all;
}

test('lays out ordinary data as js-yaml does', () => expect(share(ordinary)).toBe(1));

test('hands over what is odd, and prints as js-yaml does beside it', () => {
  const own = share(odd);
  expect(own).toBeGreaterThan(0.2);
  expect(own).toBeLessThan(0.9);
});

test('takes no string for plain that js-yaml quotes', () => {
  const plain = plainYaml(yamlOptions);
  const among = fc.array(fc.oneof(wordlike, joined), { minLength: 50, maxLength: 50 });
  fc.assert(
    fc.property(among, (some) => expect(plain({ a: some.filter(closed) })).toBe(reference({ a: some.filter(closed) }))),
    { numRuns: few(100, { whole: 400 }) },
  );
});

test.each([
  'E123456',
  'e12345-6',
  'e-1234567',
  'e123456a',
  '/e123456',
  './E123456',
  'name:',
  'a:b:c:d',
  'a.b.c.-',
  'false',
  'Falsey',
  '.infinite',
])('%s stands as js-yaml puts it', (value) => expect(plainYaml(yamlOptions)({ value })).toBe(reference({ value })));

test('lays out each committed object itself, as js-yaml does', () => {
  const plain = plainYaml(yamlOptions);
  const folder = join(__dirname, '../../../dist/kubernetes');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.yaml'));
  expect(files.length).toBeGreaterThan(500);
  for (const file of files) {
    const body = parse(readFileSync(join(folder, file), 'utf8')) as object;
    expect(plain(body)).toBe(reference(body));
  }
});

test('moves the lines of one text to each place where it stands', () => {
  const text = 'a: 1\n\n  b\nc';
  const body = { text, list: [text, [text, { text }]], deep: { deeper: { text } } };
  expect(plainYaml(yamlOptions)(body)).toBe(reference(body));
});

test('forgets texts, and prints the same', () => {
  const plain = plainYaml(yamlOptions);
  const body = {
    names: Array.from({ length: 25_000 }, (_, index) => `name-${index % 12_000}`),
    short: ['yes', '1', 'a b'],
  };
  expect(plain(body)).toBe(reference(body));
  expect(plain(body)).toBe(reference(body));
});

test.each([1022, 1023, 1024, 1025, 2000])('a key of %d characters has the form that js-yaml gives it', (length) => {
  for (const unit of ['k', ' ', 'é', '😀', '"', '\u0085']) {
    const body = { [unit.repeat(length)]: { a: 1 }, [`${unit.repeat(length - 1)}#`]: [1] };
    expect(print(body, 'yaml')).toBe(reference(body));
  }
});

test.each([-0, 0.5, 1e21, 1e-7, 2 ** 53, -(2 ** 63), 5e-324, Number.MAX_VALUE])(
  'the number %d is js-yaml’s',
  (value) => {
    expect(plainYaml(yamlOptions)({ value })).toBeUndefined();
    expect(print({ value }, 'yaml')).toBe(reference({ value }));
  },
);

class Own {
  readonly a = 1;
}
const refused = [
  NaN,
  Infinity,
  new Date(0),
  new Map(),
  new Uint8Array(1),
  new Own(),
  Symbol('a'),
  () => 1,
  1n,
  new RegExp('a'),
];

test.each(refused.flatMap((value) => [{ value }, { list: [{ value }] }, { value, a: NaN }]))(
  'refuses %p in the words of js-yaml',
  (body) => {
    const said = thrown(() => reference(body));
    expect(said).toBeTruthy();
    expect(thrown(() => print(body, 'yaml'))).toEqual(said);
  },
);

test.each([
  [[]],
  [['a']],
  [{}],
  [{ a: {}, b: [], c: [[], {}], d: [[]] }],
  [{ a: new Set(['b']) }],
  [{ a: [undefined] }],
  [{ 'a\nb': 1 }],
  [{ a: 'b\n\n' }],
])('%j comes out as js-yaml prints it', (body) => expect(print(body, 'yaml')).toBe(reference(body)));

function thrown(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}
