import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { verbs } from '../../lib/cli/run';
import { codes } from '../../lib/model/codes';

const read = (path: string) => readFileSync(join(__dirname, '../../docs', path), 'utf8');
const page = read('security.md');

test('the page lists for every command what it runs, trusts and writes', () => {
  const program = new Command();
  for (const verb of verbs) verb(program, { terminal: {} as never, end: () => {} });
  const table = page.slice(page.indexOf('| Command '), page.indexOf('Never run the last two'));
  for (const command of program.commands) expect(table).toContain(`\`${command.name()}`);
});

test('every problem code on the page exists', () => {
  const named = [...page.matchAll(/\b[EW]\d{3}\b/g)].map(([code]) => code);
  expect(named.length).toBeGreaterThan(4);
  for (const code of named) expect(codes).toHaveProperty(code);
});

test('commands for CI install by the lock file without scripts, and never fetch a package by our name', () => {
  for (const text of [page, read('fleets.md')]) {
    expect(text).not.toMatch(/npx strata/);
    expect(text).not.toMatch(/npm ci(?! --ignore-scripts)(?=\n)/);
  }
});
