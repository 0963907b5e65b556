import { formatProblem } from '../../../lib/model/problem';
import { parseExtras } from '../../../lib/spec/extras/parse-extras';

const parse = (text: string, file = 'extra.yaml') => parseExtras([{ name: 'x', file, text }]);
const told = (text: string, file?: string) => parse(text, file).problems.map(formatProblem);
const map = (name: string, rest = '') => `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\n${rest}`;
const thing = (rest: string) => `apiVersion: example.com/v1\nkind: Thing\nmetadata: { name: a }\n${rest}`;

describe('a manifest', () => {
  test('is a file of its own for each document, with the place where it starts', () => {
    const { value, problems } = parse(
      `# of ours\n---\n${map('a')}---\n\n---   # nothing\n${map('b', 'data: { k: v }\n')}`,
    );
    expect(problems).toEqual([]);
    expect(value).toMatchObject([
      { name: 'configmap-a.yaml', body: { metadata: { name: 'a' } }, position: { line: 4 } },
      { name: 'configmap-b.yaml', body: { data: { k: 'v' } }, position: { line: 10 } },
    ]);
  });

  test('reports what is wrong in a later document at its line in the file', () => {
    expect(told(`${map('a')}---\n${map('b', 'data: { k: v, k: w }\n')}---\nkind: [\n`)).toEqual([
      'extra.yaml:8:15 data.k: expected "k" once, got it again, first in line 8; keep one of them [E116]',
      expect.stringMatching(/^extra\.yaml:1[01]:\d+ .*\[E111\]$/),
    ]);
  });

  test.each([
    ['a banner of signs', '#'.repeat(80)],
    ['a long banner', '#'.repeat(100_000)],
    ['a line of blanks', ' '.repeat(100_000)],
    ['blanks between signs', ' #'.repeat(50_000)],
  ])('may begin after %s, in no more time than it is long', (_, banner) => {
    const start = performance.now();
    expect(parse(`# ${banner}\n---\n${banner}\n${map('a')}`.replaceAll(/\n +\n/g, '\n#\n')).value).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  test('keeps what looks like a mark of documents inside a text', () => {
    const [extra] = parse(map('a', 'data:\n  k: |\n    a\n    ---\n    b\n')).value;
    expect(extra!.body).toMatchObject({ data: { k: 'a\n---\nb\n' } });
  });

  test.each([
    ['42', 3],
    ['[]', 3],
    ['kind: ConfigMap\nmetadata: { name: a }', 1],
    ['apiVersion: v1\nkind: [a]\nmetadata: { name: a }', 1],
    ['apiVersion: v1\nkind: ../x\nmetadata: { name: a }', 1],
    ['apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ../../x }', 1],
    ['apiVersion: v1\nkind: ConfigMap\nmetadata: { generateName: a }', 1],
    ['apiVersion: v1\nkind: ConfigMapList\nitems: []', 1],
    ['apiVersion: v1\nkind: ConfigMap\nmetadata: { name: 1 }', 1],
    ['apiVersion: ""\nkind: ConfigMap\nmetadata: { name: a }', 1],
  ])('that does not name itself is refused: %j', (text, count) => {
    expect(told(text)).toHaveLength(count);
    expect(told(text).join()).toContain('[E351]');
    expect(parse(text).value).toEqual([]);
  });

  test.each([
    'on',
    'off',
    'yes',
    'n',
    '0644',
    '0o17',
    '1_000',
    '0b11',
    '12:30',
    '2026-01-01',
    '.inf',
    '9007199254740993',
  ])('may not say %s without quotes, which Kubernetes reads differently', (value) => {
    expect(told(map('a', `data:\n  k: ${value}\n`))).toEqual([
      expect.stringMatching(/^extra\.yaml:5:6 data\.k: .*\[E351\]$/),
    ]);
    if (value !== '9007199254740993') expect(told(map('a', `data: { k: "${value}", l: '${value}' }\n`))).toEqual([]);
  });

  test.each([
    '1',
    '-1',
    '1.5',
    '420',
    'true',
    'null',
    '~',
    '',
    '1.2.3',
    '10.0.0.0/8',
    '8080:80',
    'a: b',
    '100m',
    '0',
    '1e3',
  ])('may say %s, which both read alike', (value) =>
    expect(told(thing(`data:\n  k: ${value.includes(': ') ? `"${value}"` : value}\n`))).toEqual([]),
  );

  test('may not say what no version of Kubernetes takes', () =>
    expect(told(`${map('a')}---\n${map('b', 'data: { k: 1 }\nimutable: true\n')}`)).toEqual([
      'extra.yaml:8:12 data.k: expected text, got 1 [E390]',
      expect.stringMatching(/^extra\.yaml:9:11 imutable: expected .*did you mean immutable\? \[E390\]$/),
    ]));

  test('can neither exhaust the process nor hide anything', () => {
    expect(told(map('a', `data: ${'['.repeat(200_000)}`)).join()).toContain('[E113]');
    expect(told(`${map('a')}---\n${'{a: '.repeat(100_000)}`).join()).toContain('[E113]');
    expect(told(map('a', `data: &a [x]\nb: [${'*a, '.repeat(6000)}]\n`)).join()).toContain('[E114]');
    expect(told(map('a', 'data: !!js/function "x"\n')).join()).toContain('[E118]');
    expect(told(map('a', 'data: { __proto__: { a: 1 } }\n')).join()).toContain('[E115]');
    expect(told(map('a', 'data: { k: "a\\u202eb" }\n')).join()).toContain('[E117]');
    expect(told('---\n'.repeat(200_000))).toEqual([]);
    expect(told('---\nx\n'.repeat(2_000)).length).toBeLessThanOrEqual(101);
  });
});

describe('a Terraform file', () => {
  const terraform = (text: string) => parse(text, 'services/shop/api/extra/more.tf.json');

  test('joins as it is, with room for our header where its comment stood', () => {
    const { value } = terraform('{"//": "ours", "resource": {"aws_sns_topic": {"t": {"name": "${var.x}"}}}}');
    expect(value).toMatchObject([
      {
        layer: 'terraform',
        name: 'more.tf.json',
        body: { '//': { comment: 'ours' }, resource: { aws_sns_topic: { t: { name: '${var.x}' } } } },
      },
    ]);
  });

  test.each([
    '',
    '[]',
    '1',
    'null',
    '"a"',
    '{',
    '{"a":}',
    '// a\n{}',
    '{a: 1}',
    '{"a": 12345678901234567}',
    '{"a": 1e999}',
  ])('that is none is refused: %j', (text) => {
    expect(terraform(text).value).toEqual([]);
    expect(terraform(text).problems).toMatchObject([{ code: 'E351', file: 'services/shop/api/extra/more.tf.json' }]);
  });

  test('is refused where it breaks', () => {
    expect(terraform('{\n  "a": 1,\n  b\n}').problems).toMatchObject([{ line: 3, column: 3 }]);
  });

  test('cannot exhaust the process', () => {
    expect(terraform('{"a":'.repeat(100_000)).problems).toMatchObject([{ code: 'E351', column: 321 }]);
    expect(terraform(`{"a": "${'['.repeat(1_000_000)}\\"${'{'.repeat(1000)}"}`).problems).toEqual([]);
    expect(terraform(`{"a": "${'\\\\'.repeat(1_000_000)}"}`).problems).toEqual([]);
  });
});
