import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { exitCodes } from '../../lib/cli/verb';
import { validate } from '../../lib/synth/validate';
import { strata } from '../cli/fake';

jest.setTimeout(60_000);

const root = join(__dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const readme = read('README.md');
const decisions = readdirSync(join(root, 'docs/decisions')).map((name) => `docs/decisions/${name}`);
const pages = [
  ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'AGENTS.md', 'SECURITY.md', 'CHANGELOG.md'],
  ...[
    'docs/library.md',
    'docs/fleets.md',
    'docs/security.md',
    'docs/spec.md',
    'docs/features.md',
    'docs/clouds.md',
    'docs/problems.md',
  ],
  ...decisions,
];

test('the spec in the README is valid where it stands in the repository', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'readme-'));
  try {
    for (const part of ['apps', 'services']) cpSync(join(root, part), join(folder, part), { recursive: true });
    const [, spec] = /```yaml\n(.+?)```/s.exec(readme)!;
    writeFileSync(join(folder, 'services/inferloop/tabular/deployment-config.yaml'), spec!);
    expect((await validate({ root: folder, strict: true })).problems).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

describe('what the README shows', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'readme-'));
    for (const part of ['apps', 'services']) cpSync(join(root, part), join(folder, part), { recursive: true });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const words = (text: string) => text.split(/\s+/).filter(Boolean);
  const fence = '```';
  const shown = (start: string) => new RegExp(`${fence}\\n(${start}[^${fence[0]}]+)${fence}`).exec(readme)![1]!;

  test('of explain is what it prints', async () => {
    const [command, ...output] = shown('\\$ strata explain').split('\n');
    const { code, out } = await strata([...command!.split(' ').slice(2), '-C', folder]);
    expect(code).toBe(0);
    expect(out.split('\n').map((line) => line.trimEnd())).toEqual(output);
  });

  test('of a mistake is what is said of it', async () => {
    const file = join(folder, 'services/inferloop/tabular/deployment-config.yaml');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('poolSize', 'poolSze'));
    const { code, err } = await strata(['validate', '-C', folder]);
    writeFileSync(file, text);
    expect(code).toBe(2);
    expect(words(err)).toEqual([...words(shown('services/inferloop/tabular')), ...words('1 error in 1 file')]);
  });

  test('of a run are what a run prints', async () => {
    const { code, out } = await strata(['synth', '--check', '-C', root]);
    expect(code).toBe(0);
    expect(out).toContain(shown('PLATFORM').trim());
  });

  test.each([...readme.matchAll(/`strata (add [^<`]+)`/g)].map(([, command]) => command!))(
    'to add leaves a platform that is valid: %s',
    async (command) => {
      expect(await strata([...command.split(' '), '-C', folder])).toMatchObject({ code: 0, err: '' });
      expect(await strata(['validate', '-C', folder])).toMatchObject({ code: 0, err: '' });
    },
  );
});

test('the tree in the README is what is committed', () => {
  const folder = 'dist/kubernetes/inferloop/environments/production/tabular';
  const shown = [...readme.matchAll(/^(?:│|[ ]) {3}[├└]── (\S+\.yaml)$/gm)].map(([, name]) => name!.replace(/….*/, ''));
  const phases = readdirSync(join(root, folder));
  const files = phases.flatMap((phase) => readdirSync(join(root, folder, phase)));
  expect(shown).toHaveLength(files.length);
  for (const name of shown) expect(files.some((file) => file.startsWith(name))).toBe(true);
  for (const phase of phases) expect(readme).toContain(`── ${phase}/`);
});

test('the README names every verb and every exit code', async () => {
  const { out } = await strata(['--help']);
  const verbs = [...out.matchAll(/^ {2}(\w+) /gm)].map(([, verb]) => verb!).filter((verb) => verb !== 'help');
  expect(verbs).toContain('synth');
  for (const verb of verbs) expect(readme).toContain(`\`strata ${verb}`);
  for (const code of Object.values(exitCodes)) expect(readme).toMatch(new RegExp(`^\\| ${code} +\\|`, 'm'));
});

test('every stack that the README deploys is one that is synthesized', () => {
  const named = [...readme.matchAll(/npx cdktf deploy (.+)/g)].flatMap(([, words]) => words!.split(' '));
  const stacks = named.filter((word) => !word.startsWith('--'));
  expect(stacks.length).toBeGreaterThan(5);
  for (const stack of stacks) expect(existsSync(join(root, 'dist/terraform/stacks', stack, 'cdk.tf.json'))).toBe(true);
});

test.each(pages)('%s links to files that are there', (page) => {
  const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => link!);
  expect(
    links.map((link) => normalize(join(dirname(page), link))).filter((path) => !existsSync(join(root, path))),
  ).toEqual([]);
});
