import type { Problem } from '../../lib/model/problem';
import { DiskError } from '../../lib/files/disk-error';
import { clean, fakeSynth, strata } from './fake';

const problem = (overrides: Partial<Problem>): Problem => ({
  file: 'services/shop/a/deployment-config.yaml',
  line: 3,
  column: 9,
  path: 'spec.service.type',
  code: 'E104',
  message: 'expected api, got apii',
  excerpt: '  type: apii',
  ...overrides,
});

const run = (words: readonly string[], result: Parameters<typeof fakeSynth>[0] = {}, tty = false) =>
  strata(['synth', ...words], { known: [fakeSynth(result).verb], tty });

test('prints what came out as a table, ends with 0 and keeps stderr empty', async () => {
  expect(await run([])).toEqual({
    code: 0,
    err: '',
    out: [
      'PLATFORM  ENVIRONMENT  SERVICES  KUBERNETES OBJECTS  TERRAFORM RESOURCES  FILES CHANGED',
      'shop      production         12                 340                    7              2',
      '2 files written, 0 removed, 40 unchanged in 0.7 s\n',
    ].join('\n'),
  });
});

test('hands on what was chosen', async () => {
  const { verb, asked } = fakeSynth({});
  const words = 'synth -C repo -p shop -e production -s a --layer terraform --dist out --check --strict'.split(' ');
  await strata(words, { known: [verb] });
  const { onProgress, ...options } = asked[0]!;
  expect(onProgress).toBeDefined();
  expect(options).toEqual({
    root: 'repo',
    cache: true,
    platform: 'shop',
    environment: 'production',
    service: 'a',
    layers: ['terraform'],
    dist: 'out',
    check: true,
    strict: true,
  });
});

test.each([
  [['--no-cache'], { cache: false }],
  [['--shard', '2/8'], { shard: { index: 2, count: 8 } }],
  [['--workers', '3'], { workers: 3 }],
])('hands on %j', async (words, expected) => {
  const { verb, asked } = fakeSynth({});
  await strata(['synth', ...words], { known: [verb] });
  expect(asked[0]).toMatchObject(expected);
});

test.each([
  ['--shard', '0/8'],
  ['--shard', '9/8'],
  ['--shard', '1'],
  ['--workers', '0'],
  ['--workers', 'many'],
  ['--watch', '--check'],
])('%s %s is refused', async (...words) => {
  expect(await run(words)).toMatchObject({ code: 2, out: '' });
});

describe('--check', () => {
  test('ends with 3 and names the files when dist is stale', async () => {
    const { code, out } = await run(['--check'], { removed: ['kubernetes/old.yaml'] });
    expect(code).toBe(3);
    expect(out).toMatch(
      /^stale: kubernetes\/a\.yaml\nstale: terraform\/b\.json\nto be removed: kubernetes\/old\.yaml\n/,
    );
  });

  test('ends with 0 when dist is current', async () => {
    expect((await run(['--check'], { written: [] })).code).toBe(0);
  });

  test('without it, changed files are no reason to fail', async () => {
    expect((await run([], { removed: ['old.yaml'] })).code).toBe(0);
  });
});

describe('problems', () => {
  const problems = [
    problem({ file: 'services/shop/b.yaml', line: 1 }),
    problem({ line: 20 }),
    problem({ line: 3, column: 11, code: 'W204', message: 'emitted 1' }),
    problem({}),
    problem({}),
  ];

  test('come once each, sorted, with a count, on stderr; they end the run with 2 and leave out the table', async () => {
    expect(await run([], { problems })).toEqual({
      code: 2,
      out: '',
      err: [
        'services/shop/a/deployment-config.yaml:3:9 spec.service.type: expected api, got apii [E104]',
        'services/shop/a/deployment-config.yaml:3:11 spec.service.type: emitted 1 [W204]',
        'services/shop/a/deployment-config.yaml:20:9 spec.service.type: expected api, got apii [E104]',
        'services/shop/b.yaml:1:9 spec.service.type: expected api, got apii [E104]',
        '3 errors, 1 warning in 2 files\n',
      ].join('\n'),
    });
  });

  test('show the source line and a caret on a terminal, in colours', async () => {
    const { err } = await run([], { problems: [problem({})] }, true);
    expect(err).toContain('\u001b[31mservices');
    expect(err.replace(/\u001b\[[\d;]*[mK]|\r/g, '')).toContain('3 |   type: apii\n            ^\n');
  });

  test('show of a long line what is around the caret', async () => {
    const excerpt = `${'a'.repeat(500)}HERE${'b'.repeat(500)}`;
    const { err } = await run([], { problems: [problem({ excerpt, column: 501 })] }, true);
    const lines = err.split('\n');
    const [source, caret] = lines.slice(lines.findIndex((line) => line.includes('HERE'))) as [string, string];
    expect(source.length).toBeLessThan(80);
    const plain = (text: string) => text.replace(/\u001b\[[\d;]*m/g, '');
    expect(plain(source)[plain(caret).indexOf('^')]).toBe('H');
  });

  test('cannot give orders to the terminal', async () => {
    const hostile = problem({ message: 'got \u001b]0;owned\u0007\u009b2J\u202e', excerpt: 'a\u001b[2Jb' });
    const { err } = await run([], { problems: [hostile] }, true);
    expect(err).toContain('got \\u001b]0;owned\\u0007\\u009b2J\\u202e');
    expect(err).not.toMatch(/\u001b(?!\[[\d;]*[mK])|\u001b\[2J|[\u0007\u009b\u202e]/);
  });

  test('that are warnings let the run pass, unless --strict', async () => {
    const warning = { problems: [problem({ code: 'W204' })] };
    expect(await run([], warning)).toMatchObject({ code: 0, out: expect.stringContaining('PLATFORM') });
    expect(await run(['--strict'], warning)).toMatchObject({ code: 2, out: '' });
  });
});

describe('--output json', () => {
  test('prints the whole outcome, sorted problems among it, and nothing else', async () => {
    const problems = [problem({ line: 5 }), problem({})];
    const { code, out, err } = await run(['--output', 'json'], { problems });
    expect({ code, err }).toEqual({ code: 2, err: '' });
    expect(JSON.parse(out)).toEqual({ ok: false, ...clean, problems: [problems[1], problems[0]], milliseconds: 700 });
  });

  test('tells a stale dist', async () => {
    const { code, out } = await run(['--check', '-o', 'json']);
    expect({ code, ok: JSON.parse(out).ok }).toEqual({ code: 3, ok: false });
  });

  test('holds for an error, too', async () => {
    const { code, out } = await run(['-ojson'], new DiskError('dist/a.yaml', 'permission denied'));
    expect({ code, ...JSON.parse(out) }).toEqual({ code: 1, ok: false, error: 'dist/a.yaml: permission denied' });
  });
});

test('progress shows on a terminal only, and is wiped away at the end', async () => {
  expect((await run([])).err).toBe('');
  expect((await run([], {}, true)).err).toBe('\r\u001b[K1/2 shop.production.hello\r\u001b[K');
});

describe('an error', () => {
  test('of the disk is a path and plain words', async () => {
    expect(await run([], new DiskError('dist/a.yaml', 'no space is left on the disk'))).toEqual({
      code: 1,
      out: '',
      err: 'strata: dist/a.yaml: no space is left on the disk\n',
    });
  });

  test('inside strata shows its stack only when asked', async () => {
    const { code, err } = await run([], new Error('oops'));
    expect({ code, err }).toEqual({ code: 1, err: 'strata: internal error: oops (--debug shows where)\n' });
    expect((await run(['--debug'], new Error('oops'))).err).toMatch(/Error: oops\n\s+at /);
  });
});
