import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import { type VulnerableDiagnostics, checkSync } from 'recheck';
import ts from 'typescript';

jest.setTimeout(600_000);

const root = resolve(__dirname, '../..');

/** What reads only what this repository makes or pins itself, and may take as long as it likes. */
const own: ReadonlySet<string> = new Set(['tools/api-fields.ts', 'tools/bench/objects.ts', 'tools/docs/keys.ts']);

interface Pattern {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'lib', 'apps', 'tools'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file.endsWith('.ts') && !own.has(file));

/** Nodes of a kind in a file. */
function nodesOf<T extends ts.Node>(file: string, is: (node: ts.Node) => node is T): T[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.ES2022, true);
  const found: T[] = [];
  const visit = (node: ts.Node): void => {
    if (is(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function literals(): Pattern[] {
  return files.flatMap((file) =>
    nodesOf(file, ts.isRegularExpressionLiteral).map(({ text }) => {
      const end = text.lastIndexOf('/');
      return { file, source: text.slice(1, end), flags: text.slice(end + 1) };
    }),
  );
}

const isBuilt = (node: ts.Node): node is ts.NewExpression | ts.CallExpression =>
  (ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp';

/** Patterns that code of `lib` puts together, as they are once it runs. */
function built(): Pattern[] {
  const found: Pattern[] = [];
  const native = globalThis.RegExp;
  globalThis.RegExp = new Proxy(native, {
    construct(target, [source, flags]: [string | RegExp, string?]) {
      const caller = new Error().stack?.split('\n').find((line) => line.includes(`${root}/lib/`)) ?? '';
      const file = files.find((one) => caller.includes(`${join(root, one)}:`));
      if (file) found.push({ file, source: typeof source === 'string' ? source : source.source, flags: flags ?? '' });
      return Reflect.construct(target, [source, flags]) as RegExp;
    },
  });
  try {
    jest.isolateModules(() => {
      const load = (file: string): unknown => jest.requireActual(join(root, file));
      for (const file of files.filter((one) => nodesOf(one, isBuilt).length > 0 && one.startsWith('lib/'))) load(file);
      const { facts } = load('lib/providers/facts.ts') as {
        facts: Record<string, { storedNames?: (name: string) => object }>;
      };
      for (const one of Object.values(facts)) one.storedNames?.('shop');
      const { certificates } = load('lib/providers/aws/certificates.ts') as { certificates: (place: object) => void };
      certificates({ region: 'eu-central-1' });
    });
  } finally {
    globalThis.RegExp = native;
  }
  return found;
}

/** Where a pattern is built of what nobody knows beforehand, each with what it is built of. */
const unknown: Readonly<Record<string, string>> = {
  'lib/helm/texts.ts': 'the literal name of a namespace or of an environment',
  'lib/synth/extension.ts': 'the literal path of an extension, and two numbers',
};

/** Patterns that repeat something without a bound; all others end after a fixed number of steps. */
const repeats = ({ source }: Pattern) => /[*+]|\{\d+,\}/.test(source);

/** Those that a text makes take longer than in proportion to its length. */
function slow(patterns: readonly Pattern[]): string[] {
  const each = new Map(patterns.filter(repeats).map((one) => [`/${one.source}/${one.flags}`, one]));
  return [...each].flatMap(([text, { file, source, flags }]) => {
    const found = checkSync(source, flags, { timeout: 60_000 });
    if (found.status === 'safe') return [];
    // What was not proven but tried is measured, since a busy machine is slow at everything.
    if (found.status === 'vulnerable' && found.checker === 'fuzz' && !lasts(new RegExp(source, flags), found.attack))
      return [];
    return [`${file}: ${text}: ${found.status === 'vulnerable' ? found.complexity.summary : found.error.kind}`];
  });
}

type Attack = VulnerableDiagnostics['attack'];

/** Whether a text of some 200,000 characters that repeats what an attack does takes more than two seconds. */
function lasts(pattern: RegExp, { pumps, suffix }: Attack): boolean {
  const parts = pumps.map(({ prefix, pump }) => prefix + pump.repeat(Math.ceil(200_000 / pumps.length / pump.length)));
  try {
    runInNewContext('pattern.exec(text)', { pattern, text: parts.join('') + suffix }, { timeout: 2000 });
    return false;
  } catch {
    return true;
  }
}

test('every pattern takes time in proportion to its text', () => {
  const found = literals();
  expect(found.length).toBeGreaterThan(300);
  expect(slow(found)).toEqual([]);
});

test('every pattern that code puts together takes time in proportion to its text', () => {
  const found = built();
  const places = files.filter((file) => file.startsWith('lib/') && nodesOf(file, isBuilt).length > 0);
  expect(places.filter((file) => !(file in unknown) && !found.some((one) => one.file === file))).toEqual([]);
  expect(slow(found)).toEqual([]);
});

test('a pattern that takes longer is found', () => {
  const of = (source: string) => slow([{ file: 'x.ts', source, flags: '' }]);
  expect(of('^(#+)+$')).toEqual(['x.ts: /^(#+)+$/: exponential']);
  expect(of('-+$')).toEqual(['x.ts: /-+$/: 2nd degree polynomial']);
  expect(of('^-+$')).toEqual([]);
});
