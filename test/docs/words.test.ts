import { Command } from 'commander';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verbs } from '../../lib/cli/run';
import { schemas } from '../../lib/spec/schemas';
import { builtIn, factsTable, gatewayTable } from '../../lib/synth/toolkit';
import { pages } from '../../tools/docs/pages';
import { forbiddenInCode, forbiddenInMarkdown, forbiddenWords } from './words';

jest.setTimeout(60_000);

const root = join(__dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const list = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`);

const documents = [
  ...['README.md', 'ARCHITECTURE.md', 'AGENTS.md', 'CONTRIBUTING.md', 'SECURITY.md'],
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md') && !(`docs/${name}` in pages))
    .map((name) => `docs/${name}`),
];

test.each(documents)('%s has no forbidden words', (path) => expect(forbiddenInMarkdown(path, read(path))).toEqual([]));

test.each(Object.keys(pages))('the generated page %s has no forbidden words', async (path) =>
  expect(forbiddenInMarkdown(path, await pages[path]!())).toEqual([]),
);

test('schemas have no forbidden words', () =>
  expect(forbiddenWords('schema', JSON.stringify(schemas(factsTable(builtIn), gatewayTable(builtIn))))).toEqual([]));

test('the help of every command has no forbidden words', () => {
  const program = new Command();
  for (const verb of verbs) verb(program, { terminal: {} as never, end: () => {} });
  expect(program.commands.flatMap((one) => forbiddenWords(one.name(), one.helpInformation()))).toEqual([]);
});

test('comments and messages of the source have no forbidden words', () => {
  const files = [...list('lib'), ...list('apps')].filter((path) => path.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(500);
  expect(files.flatMap((path) => forbiddenInCode(path, read(path)))).toEqual([]);
});

test('a forbidden word is found in comments, messages and prose, and not in names or code', () => {
  expect(forbiddenInCode('a.ts', "const nobody = 'x';\n/** For nobody. */\nf('the way in', `a ${b} door`);")).toEqual([
    'a.ts:2: nobody',
    'a.ts:3: way in',
    'a.ts:3: door',
  ]);
  expect(forbiddenInMarkdown('a.md', '# For somebody\n\n```sh\nrung\n```\n\n`door` and [x](rung.md)\n')).toEqual([
    'a.md:1: somebody',
  ]);
});
