import fc from 'fast-check';
import { z } from 'zod';
import type { Problem } from '../../lib/model/problem';
import { parse } from '../../lib/spec/parse';
import { schema, valid } from './schema';

const from = (text: string) => parse(schema, { name: 'x', file: 'x.yaml', text });
const lines = (problems: readonly Problem[]) =>
  problems.map(({ line, column, path, message, code }) => `${line}:${column} ${path}: ${message} [${code}]`);
const problems = (text: string) => lines(from(text).problems);

describe('a text in any accepted spelling', () => {
  test('becomes the schema’s own spelling, and the user’s own names stay', () => {
    const { value, problems } = from(valid);
    expect(problems).toEqual([]);
    expect(value!.spec).toEqual({
      kind: 'ServiceDeployment',
      poolSize: 5,
      labels: { some_label: 'x', otherLabel: 'y' },
      replicas: { min: 1, max: 3, coolDown: 7 },
      backings: [
        { kind: 'bucket', maxSize: 3 },
        { kind: 'database', multiZone: true },
      ],
      probe: { initialDelay: 4 },
    });
  });

  test('takes aliases and their snake case', () => {
    for (const key of ['sampleRate', 'sample_rate', 'samplingRate', 'sampling_rate']) {
      expect(from(`kind: ServiceConfig\n${key}: 0.5`).value!.spec.sampleRate).toBe(0.5);
    }
  });

  test('keeps an alias when the schema is described afterwards', () => {
    const late = z.strictObject({
      size: z
        .int()
        .meta({ aliases: ['sizing'] })
        .describe('later')
        .optional(),
    });
    expect(parse(late, { name: '', file: '', text: 'sizing: 1' }).value!.spec).toEqual({ size: 1 });
  });

  test('says where two spellings of one key meet', () => {
    expect(problems('kind: ServiceConfig\npool_size: 1\nconnections: 2')).toEqual([
      '3:1 connections: expected one spelling of poolSize, got "connections" after "pool_size" in line 2; keep one of them [E116]',
    ]);
  });

  test('leaves maps of the user’s own names alone inside a union', () => {
    expect(from('kind: ServiceConfig\nttl: { pool_size: 1 }').value!.spec.ttl).toEqual({ pool_size: 1 });
  });

  test('is an empty mapping when it is empty', () => {
    expect(parse(z.strictObject({}), { name: '', file: '', text: '# nothing\n' })).toMatchObject({
      value: { spec: {} },
      problems: [],
    });
  });
});

describe('the locator', () => {
  const { locate } = from(valid).value!;

  test('takes the schema’s spelling, and gives back the author’s', () => {
    expect(locate(['poolSize'])).toEqual({
      file: 'x.yaml',
      line: 3,
      column: 12,
      path: 'pool_size',
      excerpt: 'pool_size: 5',
    });
    expect(locate(['backings', 1, 'multiZone'])).toMatchObject({ line: 13, column: 17, path: 'backings.1.multi_zone' });
    expect(locate(['replicas', 'coolDown'])).toMatchObject({ line: 8, column: 14 });
  });

  test('points at the nearest parent’s key for a value that is not in the file', () => {
    expect(locate(['replicas', 'nothing', 'there'])).toMatchObject({
      line: 5,
      column: 1,
      path: 'replicas.nothing.there',
    });
    expect(locate(['nothing'])).toMatchObject({ line: 2, column: 1 });
  });

  test('is the same with carriage returns and a byte order mark', () => {
    const other = from(`\ufeff${valid.replace(/\n/g, '\r\n')}`).value!.locate;
    for (const path of [
      ['kind'],
      ['poolSize'],
      ['backings', 1, 'multiZone'],
      ['labels', 'otherLabel'],
      ['probe', 'none'],
    ]) {
      expect(other(path)).toEqual(locate(path));
    }
  });

  test('points at an alias, not at its anchor', () => {
    const { value } = from('kind: ServiceConfig\nlabels: &l { a: b }\nedge:\n  copy: *l\n');
    expect(value!.locate(['edge', 'copy'])).toMatchObject({ line: 4, column: 9 });
    expect(value!.spec.edge).toEqual({ copy: { a: 'b' } });
  });
});

describe('a problem of shape', () => {
  test.each([
    [
      'an unknown key, at the key',
      'kind: ServiceConfig\nreplcas: 1',
      '2:1 replcas: expected one of replicas, labels, probe, edge, ttl, kind, poolSize, sampleRate and 3 more, got "replcas"; did you mean replicas? [E203]',
    ],
    [
      'a word that is not allowed',
      'kind: ServiceConfg',
      '1:7 kind: expected one of ServiceConfig, ServiceDeployment, got "ServiceConfg"; did you mean ServiceConfig? [E204]',
    ],
    [
      'a key that is missing',
      'ttl: 1',
      '1:1 kind: expected one of ServiceDeployment, ServiceConfig, got nothing [E202]',
    ],
    [
      'a number in quotes',
      'kind: ServiceConfig\npool_size: "5"',
      '2:12 pool_size: expected a number, got "5"; leave out the quotes [E201]',
    ],
    [
      'text without quotes',
      'kind: ServiceConfig\nlabels: { a: true }',
      '2:14 labels.a: expected text, got true; put it in quotes [E201]',
    ],
    [
      'a number out of bounds',
      'kind: ServiceConfig\npoolSize: 101',
      '2:11 poolSize: expected at most 100, got 101 [E205]',
    ],
    ['a fraction', 'kind: ServiceConfig\npoolSize: 1.5', '2:11 poolSize: expected a whole number, got 1.5 [E201]'],
    [
      'a form in the schema’s own words',
      'kind: ServiceConfig\nimage: Api',
      '2:8 image: expected an image, such as api:1.4, got "Api" [E206]',
    ],
    [
      'a key of a map',
      'kind: ServiceConfig\nlabels: { a-b: c }',
      '2:11 labels.a-b: expected as a key letters, got "a-b" [E206]',
    ],
    [
      'all branches of a union that turned away',
      'kind: ServiceConfig\nreplicas: many',
      '2:11 replicas: expected a number or a mapping, got "many" [E201]',
    ],
    [
      'only the branch that took the word',
      'kind: ServiceConfig\nstrategy: rollin',
      '2:11 strategy: expected one of rolling, canary, got "rollin"; did you mean rolling? [E204]',
    ],
    [
      'only the branch that got inside',
      'kind: ServiceConfig\nreplicas: { min: 1, max: x }',
      '2:26 replicas.max: expected a number, got "x" [E201]',
    ],
    [
      'a key unknown to the branch',
      'kind: ServiceConfig\nstrategy: { type: canary, maxsurge: 1 }',
      '2:27 strategy.maxsurge: expected one of maxSurge, type, got "maxsurge"; did you mean maxSurge? [E203]',
    ],
    [
      'a discriminator',
      'kind: ServiceConfig\nbackings: [{ kind: buckt }]',
      '2:20 backings.0.kind: expected one of bucket, database, got "buckt"; did you mean bucket? [E204]',
    ],
    [
      'a mapping for a list',
      'kind: ServiceConfig\nbackings: { a: 1 }',
      '2:11 backings: expected a list, got a mapping [E201]',
    ],
    ['a list for the whole', '- 1', '1:1 : expected a mapping, got a list [E201]'],
  ])('names %s', (_, text, line) => expect(problems(text)).toEqual([line]));

  test('never stands alone when there are others', () => {
    expect(problems('kind: x\npoolSize: 0\nreplcas: 1').map((line) => line.slice(0, 3))).toEqual(['1:7', '2:1', '3:1']);
  });

  test('shows a long or hostile value short and without its controls', () => {
    const [only] = from(`kind: "\\e[31m${'x'.repeat(5000)}"`).problems.filter(({ code }) => code === 'E204');
    expect(only!.message).toContain('\\u001b[31m');
    expect(only!.message.length).toBeLessThan(200);
  });

  test('is listed a hundred times at most', () => {
    const { problems } = from(Array.from({ length: 1000 }, (_, index) => `k${index}: 1`).join('\n'));
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)).toMatchObject({
      code: 'E119',
      message: 'expected fewer problems, got 900 more in this file',
    });
  });

  test('in the words of a refinement says what it got', () => {
    const refined = z
      .strictObject({ cloud: z.string() })
      .refine(() => false, { path: ['cloud'], error: 'expected a key of placements' });
    const { problems } = parse(refined, { name: '', file: '', text: 'cloud: aws' });
    expect(lines(problems)).toEqual(['1:8 cloud: expected a key of placements, got "aws" [E207]']);
  });
});

describe('a key without effect', () => {
  test('is accepted with a warning at the key, once for all that it holds', () => {
    const { value, problems } = from('kind: ServiceConfig\nedge:\n  inner: x\n');
    expect(value!.spec.edge).toEqual({ inner: 'x' });
    expect(lines(problems)).toEqual(['2:1 edge: accepted, no effect yet [W100]']);
  });

  test('is silent when it is not used', () => expect(from('kind: ServiceConfig').problems).toEqual([]));
});

describe('broken or hostile YAML', () => {
  const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefgh'
    .split('')
    .map((key, index) => `${key}: &${key} [${Array(9).fill(`*${'abcdefg'[index]}`).join(', ')}]`)
    .join('\n')}\nkind: ServiceConfig`;

  test.each([
    ['a tab as indentation', 'kind:\n\ta: 1', 'E111', 2],
    ['an open bracket', 'kind: [', 'E111', 1],
    ['several documents', 'kind: ServiceConfig\n---\nkind: ServiceConfig', 'E112', 2],
    ['a key twice', 'kind: ServiceConfig\nkind: ServiceConfig', 'E116', 2],
    ['a number as a key', 'kind: ServiceConfig\n1: 2', 'E115', 2],
    ['a list as a key', 'kind: ServiceConfig\n? [a]\n: 2', 'E115', 2],
    ['__proto__', 'kind: ServiceConfig\nlabels:\n  __proto__: x', 'E115', 3],
    ['constructor', 'kind: ServiceConfig\nlabels:\n  constructor: x', 'E115', 3],
    ['an anchor that is not there', 'kind: *x', 'E114', 1],
    ['an alias inside itself', 'kind: &a [*a]', 'E114', 1],
    ['aliases that multiply', bomb, 'E114', 4],
    ['lists without end', `kind: ${'['.repeat(200000)}`, 'E113', 1],
    ['nested lists', '- '.repeat(20000), 'E113', 1],
    ['nested mappings', Array.from({ length: 3000 }, (_, index) => `${' '.repeat(index)}a:\n`).join(''), 'E113', 65],
    ['nested keys', '? '.repeat(20000), 'E113', 1],
    ['a tag', 'kind: !ruby/object x', 'E118', 1],
    ['an older YAML', '%YAML 1.1\n---\nkind: ServiceConfig', 'E118', 1],
    ['an escaped NUL', 'kind: ServiceConfig\nlabels: { a: "\\0" }', 'E117', 2],
    ['half a surrogate pair', 'kind: ServiceConfig\nlabels: { a: "\\ud800" }', 'E117', 2],
    ['an override of direction', 'kind: ServiceConfig\nlabels: { a: "x\u202ey" }', 'E117', 2],
    ['an override of direction in a comment', 'kind: ServiceConfig\n# \u2066 x', 'E117', 2],
    ['a zero-width key', 'kind: ServiceConfig\nlabels: { "a\\u200b": x }', 'E117', 2],
    ['a merge of a word', 'kind: ServiceConfig\n<<: x', 'E201', 2],
  ])('%s is a problem where it is', (_, text, code, line) => {
    const { value, problems } = from(text);
    expect(value).toBeUndefined();
    expect(problems.map((problem) => [problem.code, problem.line])).toContainEqual([code, line]);
  });

  test('reads the words of older YAML as text, and numbers as numbers', () => {
    expect(from('kind: ServiceConfig\nlabels: { a: on, b: yes, y: no }').value!.spec.labels).toEqual({
      a: 'on',
      b: 'yes',
      y: 'no',
    });
  });

  test('takes as many levels as are allowed', () => {
    const inside = [
      `{ edge: { a: ${'['.repeat(62)}x${']'.repeat(62)} }, kind: ServiceConfig }`,
      `edge:\n${Array.from({ length: 63 }, (_, index) => `${' '.repeat(index + 1)}a:\n`).join('')}kind: ServiceConfig`,
    ];
    for (const text of inside) expect(from(text).problems.map(({ code }) => code)).toEqual(['W100']);
  });

  test('merges with <<, and the mapping’s own keys win', () => {
    const text = 'kind: ServiceConfig\nlabels: &l { a: b, c: d }\nedge: { <<: *l, a: own }';
    expect(from(text).value!.spec.edge).toEqual({ a: 'own', c: 'd' });
  });

  test('an excerpt shows the line with its controls replaced', () => {
    const [first] = from('kind: ServiceConfig # \u202e').problems;
    expect(first).toMatchObject({ column: 23, excerpt: 'kind: ServiceConfig # \ufffd' });
  });
});

describe('for any text', () => {
  const inside = (text: string) => {
    const { value, problems } = from(text);
    const all = text.replace(/^\ufeff/, '').split('\n');
    for (const { line, column, message } of problems) {
      expect(line).toBeGreaterThanOrEqual(1);
      expect(line).toBeLessThanOrEqual(all.length);
      expect(column).toBeGreaterThanOrEqual(1);
      expect(column).toBeLessThanOrEqual(all[line - 1]!.length + 1);
      expect(message).toMatch(/^(expected [^]+, got [^]+|accepted, no effect yet)$/);

      expect(message).not.toMatch(/[\u0000-\u001f\u202e]/);
    }
    expect(value === undefined).toBe(problems.some(({ code }) => code.startsWith('E')));
  };

  const piece = fc.constantFrom(
    ...valid.split(/(?<=\n)|(?=[ :,{}[\]])/),
    ...[
      '\t',
      '\r\n',
      '\n',
      '  ',
      '- ',
      '? ',
      ': ',
      '&a ',
      '*a',
      '<<: ',
      '!!str ',
      '---\n',
      '...\n',
      '|\n',
      '>-\n',
      '"',
      "'",
      '\\',
      '#',
      '%',
      '@',
      '`',
      '\0',
      '\u202e',
      '\ufeff',
      '~',
      '1e400',
      '.nan',
      '0x1',
      '__proto__: ',
    ],
  );

  test('nothing is thrown, and every problem is inside the file: arbitrary text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), inside), { numRuns: 300 });
  });

  test('nothing is thrown, and every problem is inside the file: pieces of YAML', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => inside(pieces.join(''))),
      { numRuns: 600 },
    );
  });

  test('nothing is thrown, and every problem is inside the file: a valid text with a change', () => {
    const change = fc.tuple(fc.nat(valid.length), fc.nat(6), fc.array(piece, { maxLength: 3 }));
    const changed = ([at, length, pieces]: [number, number, string[]]) =>
      valid.slice(0, at) + pieces.join('') + valid.slice(at + length);
    fc.assert(
      fc.property(change, (one) => inside(changed(one))),
      { numRuns: 600 },
    );
  });

  test('positions do not depend on the line ends', () => {
    const change = fc.tuple(fc.nat(valid.length), fc.constantFrom('x', '1', 'kind: ', '\nnope: 1\n', '[', '"'));
    fc.assert(
      fc.property(change, ([at, piece]) => {
        const text = valid.slice(0, at) + piece + valid.slice(at);
        expect(problems(text.replace(/\n/g, '\r\n'))).toEqual(problems(text));
      }),
      { numRuns: 300 },
    );
  });
});
