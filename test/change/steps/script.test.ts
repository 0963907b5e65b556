import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { commandLine } from '../../../lib/change/steps/commands';
import { markdownPlan } from '../../../lib/change/steps/markdown';
import { scriptOf } from '../../../lib/change/steps/script';
import type { Plan, Step } from '../../../lib/change/steps/step';

const folder = mkdtempSync(join(tmpdir(), 'steps-'));
afterAll(() => rmSync(folder, { recursive: true }));

const step = (id: string, more: Partial<Step> = {}): Step => ({
  id,
  type: 'expand',
  title: `Step ${id}`,
  reason: 'a test needs it',
  commands: [['sh', '-c', `echo ${id} >> log`]],
  checks: [],
  ...more,
});
const plan = (...steps: Step[]): Plan => ({ from: 'a', to: 'b', steps });

function run(one: Plan): string {
  writeFileSync(join(folder, 'steps.sh'), scriptOf(one));
  try {
    execFileSync('bash', ['steps.sh'], { cwd: folder, stdio: 'pipe' });
  } catch {
    // It stopped where a command failed.
  }
  return readFileSync(join(folder, 'log'), 'utf8');
}

test('a script goes on where it stopped, and never makes a step twice', () => {
  writeFileSync(join(folder, 'log'), '');
  const guarded = step('b', {
    commands: [
      ['test', '-e', 'ready'],
      ['sh', '-c', 'echo b >> log'],
    ],
  });
  expect(run(plan(step('a'), guarded, step('c')))).toBe('a\n');
  writeFileSync(join(folder, 'ready'), '');
  expect(run(plan(step('a'), guarded, step('c')))).toBe('a\nb\nc\n');
});

test('any word of a command reaches the program as it is', () => {
  const word = fc.string({ unit: fc.constantFrom("'", '"', '$', '`', '\\', ' ', '\n', ';', '&', 'a', '-', '*', '!') });
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
      const line = commandLine(['printf', '%s\\0', ...words]);
      expect(execFileSync('bash', ['-c', line]).toString()).toBe(words.map((one) => `${one}\0`).join(''));
    }),
    { numRuns: 50 },
  );
});

/** Reads Markdown as GitHub does: HTML is kept, and bare URLs become links. */
const markdown = new MarkdownIt({ html: true, linkify: true });

test('no text of a step ends its code or opens HTML', () => {
  const hostile = fc.constantFrom(
    '```',
    '`',
    '<img src=x>',
    '[a](http://b)',
    '@all',
    '\n# head',
    '<!--',
    '~~~',
    'https://b.example',
  );
  fc.assert(
    fc.property(hostile, hostile, (title, word) => {
      const page = markdownPlan(plan(step('a', { title, commands: [['echo', word]], checks: [{ what: title }] })));
      const outside = markdown.render(page).replace(/<code[^>]*>[^<]*<\/code>/g, '');
      expect(outside).not.toMatch(/<(?:img|a)\b|<!--|@all|https?:/);
      expect(outside.match(/<h\d>/g)).toEqual(['<h1>', '<h2>']);
    }),
  );
});

test('the first step that cannot be undone is the point of no return', () => {
  const irreversible = { consequence: 'data-loss' as const, reason: 'the database goes' };
  const page = markdownPlan(plan(step('a'), step('b', { irreversible, isPointOfNoReturn: true })));
  expect(page).toContain('From step 2 on, there is no return.');
});

test('an irreversible step asks first', () => {
  const script = scriptOf(
    plan(step('a', { irreversible: { consequence: 'data-loss', reason: "a bucket's data goes" } })),
  );
  expect(script).toContain(`confirm 'This cannot be undone (data-loss): a bucket'\\''s data goes.'`);
});
