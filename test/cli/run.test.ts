import { spawn, spawnSync } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verbs } from '../../lib/cli/run';
import { explain } from '../../lib/cli/explain';
import { processTerminal } from '../../lib/cli/terminal';
import { validate } from '../../lib/cli/validate';
import type { Verb } from '../../lib/cli/verb';
import type { Explanation } from '../../lib/synth/explain';
import { strata } from './fake';

const root = join(__dirname, '../..');
const node = (...words: string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', ...words], { cwd: root, encoding: 'utf8' });

test.each([['init'], ['add', 'service'], ['add', 'environment'], ['validate'], ['synth'], ['explain']])(
  'the help of %s %s ends with 0 and gives examples',
  async (...words) => {
    const { code, out } = await strata([...words, '--help']);
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`Examples:\n  \\$ strata ${words.join(' ')}`));
    expect(out).toContain('--output <format>');
  },
);

test.each([
  [['syth'], /Did you mean synth\?/],
  [['synth', '--stric'], /Did you mean --strict\?/],
  [['explain', 'a'], /missing required argument/],
  [['synth', '-o', 'xml'], /Allowed choices are text, json/],
])('%j is invalid input, with a hint', async (words, hint) => {
  const { code, err } = await strata(words);
  expect(code).toBe(2);
  expect(err).toMatch(hint);
});

describe('options of every verb', () => {
  const own = (name: string, words: readonly string[]): readonly string[] => [...name.split(' '), ...words];
  const calls: readonly (readonly string[])[] = [
    own('validate', []),
    own('synth', ['--check']),
    own('explain', ['nosuch', 'production', 'deployment.replicas']),
    own('affected', ['--base', 'HEAD']),
    own('diff', ['HEAD']),
    own('steps', ['HEAD']),
    own('rollback', ['HEAD']),
    own('promote', ['nosuch', 'staging', 'production']),
    own('graph', []),
    own('package', []),
    own('doctor', []),
    own('add service', ['nosuch', 'cart']),
    own('add environment', ['nosuch', 'canary']),
    own('init', ['nosuch/Name']),
  ];
  const empty = mkdtempSync(join(tmpdir(), 'empty-'));
  afterAll(() => rmSync(empty, { recursive: true }));

  test('the list of calls has every verb', () => {
    expect([...new Set(calls.map(([verb]) => verb))].sort()).toEqual(
      [
        'add',
        'affected',
        'diff',
        'doctor',
        'explain',
        'graph',
        'init',
        'package',
        'promote',
        'rollback',
        'steps',
        'synth',
        'validate',
      ].sort(),
    );
    expect(verbs).toHaveLength(13);
  });

  test.each(calls.map((words) => [words.join(' '), words] as const))(
    '%s takes them before the verb as after it',
    async (_, words) => {
      const common = ['-C', empty, '-o', 'json'];
      const after = await strata([...words, ...common]);
      expect(after.code).not.toBe(0);
      expect(JSON.parse(after.out).ok).toBe(false);
      expect(await strata([...common, ...words])).toEqual(after);
      expect(await strata([`-C${empty}`, '-ojson', ...words])).toEqual(after);
      expect(await strata([`--directory=${empty}`, ...words, '--output=json'])).toEqual(after);
    },
  );

  test('the last of two wins', async () => {
    const { out } = await strata(['-o', 'text', '-C', 'nosuch', 'validate', '-C', empty, '-o', 'json']);
    expect(JSON.parse(out).problems).toMatchObject([{ code: 'E101' }]);
  });

  test('a wrong one is invalid input before the verb, too', async () => {
    expect(await strata(['-o', 'xml', 'synth'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('Allowed choices are text, json'),
    });
  });
});

test('the version is the package’s', async () => {
  const { version } = jest.requireActual<{ version: string }>('../../package.json');
  expect(await strata(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
});

describe('validate', () => {
  const warning = {
    code: 'W100',
    file: 'a.yaml',
    line: 1,
    column: 1,
    path: 'spec',
    message: 'accepted, no effect yet',
  } as const;
  const fake =
    (problems: readonly (typeof warning)[]): Verb =>
    (program, setting) =>
      validate(program, setting, async () => async () => ({ problems, units: 6 }));

  test('counts what is valid', async () => {
    expect(await strata(['validate'], { known: [fake([])] })).toEqual({ code: 0, out: '6 units valid\n', err: '' });
  });

  test('fails on a warning only with --strict', async () => {
    expect(await strata(['validate'], { known: [fake([warning])] })).toMatchObject({ code: 0, out: '6 units valid\n' });
    expect(await strata(['validate', '--strict'], { known: [fake([warning])] })).toMatchObject({ code: 2, out: '' });
  });
});

describe('explain', () => {
  const explanation: Explanation = {
    path: 'deployment.replicas',
    value: 4,
    layers: [
      { origin: 'toolkit default', value: 2, wins: false },
      { origin: 'overlay', value: 4, wins: true, position: { file: 'a.yaml', line: 3, column: 5, path: 'x' } },
    ],
  };
  const fake =
    (given?: Explanation): Verb =>
    (program, setting) =>
      explain(program, setting, async () => () => ({ explanation: given, problems: [] }));
  const words = ['explain', 'tabular', 'production', 'deployment.replicas'];

  test('shows every layer and marks the one that wins', async () => {
    expect(await strata(words, { known: [fake(explanation)] })).toEqual({
      code: 0,
      err: '',
      out: [
        'deployment.replicas: 4',
        '',
        '   LAYER            VALUE  WHERE',
        '   toolkit default  2',
        '*  overlay          4      a.yaml:3:5\n',
      ].join('\n'),
    });
  });

  test('reports that no layer sets a path', async () => {
    expect(await strata(words, { known: [fake()] })).toMatchObject({
      code: 2,
      out: 'no layer sets deployment.replicas\n',
    });
  });

  test('prints JSON', async () => {
    const { out } = await strata([...words, '-o', 'json'], { known: [fake(explanation)] });
    expect(JSON.parse(out)).toEqual({ ok: true, explanation, problems: [] });
  });
});

describe('as a process', () => {
  jest.setTimeout(30_000);

  test('starts with two small packages; a verb loads the rest when it runs', () => {
    const script = `require('./lib/cli/run'); console.log(JSON.stringify(Object.keys(require.cache)))`;
    const loaded = JSON.parse(node('-e', script).stdout) as string[];
    const packages = loaded.flatMap((file) => /node_modules\/((@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []);
    expect([...new Set(packages)].filter((name) => name !== 'tsx' && name !== 'esbuild').sort()).toEqual([
      'commander',
      'picocolors',
    ]);
  });

  test('checks everything without what makes anything', () => {
    const script = `require('./lib/synth/validate').validate({ root: '.', cache: false })
      .then(({ units }) => console.log(JSON.stringify({ units, loaded: Object.keys(require.cache) })))`;
    const { units, loaded } = JSON.parse(node('-e', script).stdout) as { units: number; loaded: string[] };
    expect(units).toBeGreaterThan(0);
    const making = /node_modules\/(cdk8s|cdk8s-plus-27|cdktf|@cdktf|constructs|js-yaml)\//;
    expect(loaded.filter((file) => making.test(file))).toEqual([]);
  });

  test('outlives a reader that goes away', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'lib/cli/main.ts', '--help'], { cwd: root });
    child.stdout.destroy();
    let err = '';
    child.stderr.on('data', (data) => (err += data));
    expect((await once(child, 'exit'))[0]).toBe(0);
    expect(err).toBe('');
  });

  test('ends with the code of the verb', () => {
    expect(node('lib/cli/main.ts', 'add', 'service', 'x', 'Y').status).toBe(2);
  });
});

describe('the terminal of a process', () => {
  const stream = (isTTY: boolean, written: string[] = []) =>
    Object.assign(new EventEmitter(), { isTTY, columns: 99, write: (text: string) => written.push(text) });
  const terminal = (isTTY: boolean, env: NodeJS.ProcessEnv) =>
    processTerminal({ stdout: stream(isTTY), stderr: stream(isTTY), env } as unknown as NodeJS.Process);

  test.each([
    [true, {}, true],
    [true, { NO_COLOR: '' }, true],
    [true, { NO_COLOR: '1' }, false],
    [true, { TERM: 'dumb' }, false],
    [false, {}, false],
  ])('on a terminal: %p, with %j, colours: %p', (isTTY, env, colours) => {
    const { out, err } = terminal(isTTY, env);
    expect([out.colors.red('x') !== 'x', err.colors.red('x') !== 'x']).toEqual([colours, colours]);
    expect(out).toMatchObject({ isTerminal: isTTY, columns: 99 });
  });
});
