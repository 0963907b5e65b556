import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Compared, compare } from '../../lib/change/diff';
import { shownPath } from '../../lib/change/report/shown';

/** An edit of one file of the bundled specs: a text, and what stands in its place. */
export type Edit = readonly [file: string, from: string, to: string];

const made: string[] = [];

/** Removes all copies. */
export function clearCopies(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
}

/** A copy of the specs of the bundled platforms with some edits. */
export function edited(...edits: readonly Edit[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'strata-bundled-'));
  made.push(folder);
  for (const one of ['apps', 'services']) cpSync(one, join(folder, one), { recursive: true });
  for (const [file, from, to] of edits) {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(from)) throw new Error(`${file} does not say ${from}`);
    writeFileSync(path, text.replace(from, to));
  }
  return folder;
}

/** What edits of a bundled platform change. */
export function comparison(platform: string, ...edits: readonly Edit[]): Promise<Compared> {
  return between(platform, edited(), edited(...edits));
}

/** What changes between two folders with specs. */
export function between(platform: string, from: string, to: string): Promise<Compared> {
  return compare({ root: '.', from, to, platform }, undefined, { withDeliveries: true });
}

/** Changed fields of the objects of one type, with the hardest consequence of each object and the keys behind it. */
export function changesOf({ report }: Compared, type: string) {
  return report.changes
    .filter((one) => one.type === type)
    .map(({ name, consequence, fields, causes }) => ({
      name,
      consequence,
      fields: fields.map(({ path }) => shownPath(path)),
      keys: causes.map((id) => id.slice(id.indexOf('#') + 1)),
    }));
}
