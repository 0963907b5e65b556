import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { type Texts, examine } from './examine';
import { properties } from './properties';

jest.setTimeout(120_000);

/** What makes the cases; tools/verify.ts draws many more. */
const seed = 31;
const cases = 60;

const kept = join(__dirname, 'kept');

test.each(properties.map((one) => [one.title, one] as const))('files %s break no promise', async (_, { run }) => {
  const { failure, cases: seen, synthesized } = await run(seed, cases);
  expect(failure).toBeUndefined();
  expect(seen).toBe(cases);
  // Cases that all end in an error would prove little.
  expect(synthesized).toBeGreaterThan(0);
});

test.each(readdirSync(kept).sort())('what once failed does no more: %s', async (name) => {
  const files = load(readFileSync(join(kept, name), 'utf8')) as Texts;
  expect((await examine(files)).defects).toEqual([]);
});
