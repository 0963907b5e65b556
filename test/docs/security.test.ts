import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { verbs } from '../../lib/cli/run';
import { codes } from '../../lib/model/codes';

const read = (path: string) => readFileSync(join(__dirname, '../../docs', path), 'utf8');
const page = read('security.md');

test('the page says of every verb what it runs, believes and writes', () => {
  const program = new Command();
  for (const verb of verbs) verb(program, { terminal: {} as never, end: () => {} });
  const table = page.slice(page.indexOf('| Verb '), page.indexOf('The last two are never for strangers'));
  for (const command of program.commands) expect(table).toContain(`\`${command.name()}`);
});

test('a problem that it names is one that there is', () => {
  const named = [...page.matchAll(/\b[EW]\d{3}\b/g)].map(([code]) => code);
  expect(named.length).toBeGreaterThan(4);
  for (const code of named) expect(codes).toHaveProperty(code);
});

test('what CI calls is installed by the lock file without scripts, and never fetched under a name of ours', () => {
  for (const text of [page, read('fleets.md')]) {
    expect(text).not.toMatch(/npx strata/);
    expect(text).not.toMatch(/npm ci(?! --ignore-scripts)(?=\n)/);
  }
});
